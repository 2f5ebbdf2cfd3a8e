const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number) => String(value).padStart(2, '0');

/** `Tue 24 Nov 09:00` in UTC. */
export function clockLabel(time: number): string {
  const date = new Date(time);
  return `${days[date.getUTCDay()]} ${date.getUTCDate()} ${months[date.getUTCMonth()]} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
}

/** `2026-11-24 09:00` in UTC. */
export function dateLabel(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ');
}
