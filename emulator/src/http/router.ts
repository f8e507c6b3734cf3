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
  /** The literal segments; undefined where any will do. */
  segments: (string | undefined)[];
  /** Where the named segments are. */
  names: ReadonlyMap<string, number>;
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
      const parts = pattern.split("/").map((part) => ({ part, name: /^\{(.+)\}$/.exec(part)?.[1] }));
      const segments = parts.map(({ part, name }) => (name === undefined ? part : undefined));
      const names = new Map(parts.flatMap(({ name }, index) => (name === undefined ? [] : [[name, index] as const])));
      const routes = this.bySize.get(segments.length) ?? [];
      this.bySize.set(segments.length, [...routes, { segments, names, handlers }]);
    }
  }

  /** @param path the decoded segments; an empty one matches no route */
  find(path: readonly string[]): Match | undefined {
    if (path.includes("")) return undefined;
    const route = this.bySize
      .get(path.length)
      ?.find(({ segments }) => segments.every((text, index) => text === undefined || text === path[index]));
    if (!route) return undefined;
    return {
      handlers: route.handlers,
      param(name) {
        const value = path[route.names.get(name) ?? -1];
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
