import type { Answer } from "./envelopes";

/** A request to one route. */
export interface Call {
  query: URLSearchParams;
  /** The parsed body; throws the refusal if it cannot be read. */
  body: () => unknown;
  /** A part of the path, by its name in the route's pattern. */
  param: (name: string) => string;
}

export type Handle = (call: Call) => Answer;
/** What a path does, by method. */
export type Handlers = Readonly<Record<string, Handle>>;
/** Handlers by pattern: literal segments, and `{names}` that stand for one segment each. */
export type RouteTable = Readonly<Record<string, Handlers>>;

interface Route {
  segments: { text: string; isName: boolean }[];
  handlers: Handlers;
}

export interface Match {
  handlers: Handlers;
  param: Call["param"];
}

/** Finds the route of a path. Of several that match, the first one in the tables takes precedence. */
export class Router {
  private readonly bySize = new Map<number, Route[]>();

  constructor(...tables: RouteTable[]) {
    for (const [pattern, handlers] of tables.flatMap((table) => Object.entries(table))) {
      const segments = pattern.split("/").map((part) => {
        const name = /^\{(.+)\}$/.exec(part)?.[1];
        return { text: name ?? part, isName: name !== undefined };
      });
      const routes = this.bySize.get(segments.length) ?? [];
      this.bySize.set(segments.length, [...routes, { segments, handlers }]);
    }
  }

  /** @param path the decoded segments; an empty one matches no route */
  find(path: readonly string[]): Match | undefined {
    if (path.includes("")) return undefined;
    const route = this.bySize
      .get(path.length)
      ?.find(({ segments }) => segments.every(({ text, isName }, index) => isName || text === path[index]));
    if (!route) return undefined;
    return {
      handlers: route.handlers,
      param(name) {
        const index = route.segments.findIndex(({ text, isName }) => isName && text === name);
        const value = path[index];
        if (value === undefined) throw new Error(`the route has no parameter ${name}`);
        return value;
      },
    };
  }
}

/** The segments of a path without its first slash, percent-decoded; undefined if they cannot be decoded. */
export function segmentsOf(path: string): string[] | undefined {
  try {
    return path.slice(1).split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
