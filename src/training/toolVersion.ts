/** Version of the program, as package.json states it. */
export const toolVersion = '0.1.0';
