/** Why nothing may be delivered to an address; undefined if it may. */
export function refusalOf(address: string, deliverAnywhere: boolean): string | undefined {
  if (!URL.canParse(address)) return "the address is not a URL";
  const { protocol, hostname } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return `${protocol} is neither http: nor https:`;
  if (deliverAnywhere || isThisMachine(hostname)) return undefined;
  return `${hostname} is not this machine; start the emulator with --deliver-anywhere to deliver there`;
}

/** Judged without a DNS lookup, which would already leave the machine. */
function isThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
