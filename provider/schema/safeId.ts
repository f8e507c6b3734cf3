import { z } from "zod";

/** An id that can stand in a URL path as it is: nothing that could lead to another path. */
export const safeId = z.string().regex(/^[A-Za-z0-9_-]+$/, "letters, digits, - and _ only");
