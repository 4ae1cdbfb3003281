// Who provides what a card leads to, told from the host of its address. The one list of them in the window.

const PROVIDERS: readonly (readonly [provider: string, hosts: readonly string[]])[] = [
  ["youtube", ["youtube.com", "youtu.be", "youtube-nocookie.com"]],
  ["vimeo", ["vimeo.com"]],
  ["mastodon", ["mastodon.social", "mastodon.online"]],
  ["bluesky", ["bsky.app"]],
  ["x", ["x.com", "twitter.com"]],
  ["instagram", ["instagram.com"]],
  ["facebook", ["facebook.com", "fb.watch"]],
  ["tiktok", ["tiktok.com"]],
  ["soundcloud", ["soundcloud.com"]],
  ["spotify", ["open.spotify.com"]],
  ["openstreetmap", ["openstreetmap.org"]],
  ["datawrapper", ["datawrapper.de", "datawrapper.dwcdn.net"]],
];

/** The host of an address as people say it; the address itself when it has none. */
export function host(url: string): string {
  try {
    return new URL(url).host.replace(/^www\./, "") || url;
  } catch {
    return url;
  }
}

/** The provider's name as it is kept; empty when it is not known. */
export function providerOf(url: string): string {
  const found = host(url);
  const is = (name: string) => found === name || found.endsWith(`.${name}`);
  return PROVIDERS.find(([, hosts]) => hosts.some(is))?.[0] ?? "";
}
