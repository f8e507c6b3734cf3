import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { definition as meeting } from "../provider/meeting";
import { generateReference } from "./generate/reference";
import { generateFacts, generateTypes } from "./generate/types";

const ROOT = join(__dirname, "..");
const API = "https://developers.cloudflare.com/api/resources/realtime_kit/subresources/meetings/methods/create/";

const SCHEMA = "provider/meeting/schema.ts";

/** Every generated file and its text; a test holds the committed ones to it. */
export function generated(): Record<string, string> {
  return {
    "sdk/generated/meeting.ts": generateTypes("Meeting", SCHEMA, API, meeting),
    "sdk/generated/meetingFacts.ts": generateFacts(SCHEMA, meeting),
    "docs/reference/meeting.md": generateReference("RealtimeKitMeeting", API, meeting),
  };
}

if (require.main === module) {
  for (const [file, text] of Object.entries(generated())) writeFileSync(join(ROOT, file), text);
}
