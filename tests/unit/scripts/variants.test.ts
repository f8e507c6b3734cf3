import { mergedVariants } from "../../../scripts/generate/variants";

const server = { properties: { type: { const: "sftp", description: "A server." } }, required: ["type"] };
const variants = {
  oneOf: [
    {
      properties: {
        type: { const: "aws", description: "Amazon S3." },
        bucket: { type: "string", description: "Name of the bucket." },
      },
      required: ["type", "bucket"],
    },
    { oneOf: [{ $ref: "#/$defs/server" }, { ...server, required: ["type", "key"] }] },
    {
      properties: {
        type: { type: "string", description: "Any other." },
        bucket: { type: "string", description: "Name of the container." },
      },
      required: ["type"],
    },
  ],
};

test("variants at any depth become one type, whose fields say what they are in each variant", () => {
  expect(mergedVariants(variants, { server })).toEqual({
    properties: {
      type: { description: "`aws`: Amazon S3. `sftp`: A server.", enum: ["aws", "sftp"] },
      bucket: { type: "string", description: "Name of the bucket. Or: Name of the container." },
    },
    required: ["type"],
  });
});

test("what has no variants stays as it is", () => {
  expect(mergedVariants({ $ref: "#/$defs/server" }, { server })).toBe(server);
});
