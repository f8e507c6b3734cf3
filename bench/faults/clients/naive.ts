import type { Calls, Kind } from "../kinds/kind";
import type { Provider } from "./provider";

/** A dynamic provider as one writes it without this package: it hands errors on, but for a 404 on a read or a delete. */
export function providerOn(kind: Kind, calls: Calls, isGone: (error: unknown) => boolean): Provider {
  const goneAsUndefined = (error: unknown): undefined => {
    if (!isGone(error)) throw error;
  };
  return {
    async create(inputs) {
      const made = await calls.create(inputs, kind.body(inputs, true));
      return { id: made.id, outs: { ...inputs, createdAt: made.created_at, ...kind.kept?.(made) } };
    },

    async read(id, props) {
      const object = await calls.read(props, id).catch(goneAsUndefined);
      return object ? { id, props: { ...props, ...kind.shown(object) } } : {};
    },

    async update(id, olds, news) {
      if (calls.token && news.tokenVersion !== olds.tokenVersion) {
        const { token } = await calls.token(news, id);
        return { outs: { ...olds, ...news, token } };
      }
      await calls.update?.(news, id, kind.body(news, false));
      return { outs: { ...olds, ...news } };
    },

    async delete(id, props) {
      await calls.delete?.(props, id).catch(goneAsUndefined);
    },
  };
}
