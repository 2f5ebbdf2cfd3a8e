/** The command line's name of an operation or parameter: `CreateUser` is `create-user`, `OpenIDConnectProviderArn` is `open-id-connect-provider-arn`. */
export function cliName(name: string): string {
  const plural = /[A-Z]{2,}s$/.exec(name);
  const start = plural ? `${name.slice(0, plural.index)}-${plural[0].toLowerCase()}` : name;
  return start
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
