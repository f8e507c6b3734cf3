import * as z from "zod";

/** An ID that can be part of a URL path unchanged and cannot lead to another path. */
export const safeId = z.string().regex(/^[A-Za-z0-9_-]+$/, "letters, digits, - and _ only");
