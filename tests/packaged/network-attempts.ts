// What the kernel counted in this network of its own: nothing leaves it, so every way that was looked for is an attempt.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Where packets can go from here, the machine itself apart. */
export async function routes(): Promise<string[]> {
  const [ipv4 = '', ipv6 = ''] = await Promise.all(['/proc/net/route', '/proc/net/ipv6_route'].map((file) => readFile(file, 'utf8')));
  return [...ipv4.trim().split('\n').slice(1), ...ipv6.trim().split('\n').filter((line) => !/\slo$/.test(line))];
}

/** Connections and datagrams for which no way was found, and datagrams that were sent at all, since this network was made. */
export async function attempts(): Promise<number> {
  const [snmp, snmp6] = await Promise.all(['/proc/net/snmp', '/proc/net/snmp6'].map((file) => readFile(file, 'utf8')));
  const counted = (protocol: string, name: string): number => {
    const [names = [], values = []] = (snmp ?? '').split('\n').filter((line) => line.startsWith(`${protocol}: `)).map((line) => line.split(' '));
    return Number(values[names.indexOf(name)]);
  };
  const counted6 = (name: string): number => Number(new RegExp(`^${name}\\s+(\\d+)$`, 'm').exec(snmp6 ?? '')?.[1]);
  return counted('Ip', 'OutNoRoutes') + counted('Udp', 'OutDatagrams') + counted6('Ip6OutNoRoutes') + counted6('Udp6OutDatagrams');
}

/** Tries what the program must not: connects to one address of either kind, and asks for a name. */
export async function tryTheNetwork(): Promise<void> {
  const tries = "const { connect } = require('node:net'); for (const host of ['192.0.2.1', '2001:db8::1', 'example.com']) connect(443, host).on('error', () => undefined);";
  await run(process.execPath, ['-e', tries]);
}
