import { createdIn, type Kind, type Wire } from "./kind";

export const app: Kind = {
  name: "app",
  path: "apps",
  label: "name",
  methods: { create: "POST", read: "GET" },
  declared: { name: "weekly" },
  changes: {},
  others: { name: "somebody else's" },
  edited: { name: "edited by hand" },
  body: ({ name }) => ({ name }),
  createdAs: "app",
  shown: ({ name }) => ({ name }),
  sdk: ({ apps }) => ({
    async create({ accountId }, { name }) {
      const { data } = await apps.post({ account_id: String(accountId), name: String(name) });
      return createdIn(app, data);
    },
    // The SDK has no call for one app.
    async read({ accountId }, id) {
      const { data } = await apps.get({ account_id: String(accountId) });
      return data?.find((each) => each.id === id) as Wire | undefined;
    },
  }),
};
