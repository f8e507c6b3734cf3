import { frozen, type Template } from "./template";

/** What the templates have in common beside the type of the meeting. */
const usual: Omit<Template["config"], "viewType"> = {
  // One screen at a time: whoever shares has everybody's attention.
  maxScreenshareCount: 1,
  // A grid that a desktop and a phone still show legibly.
  maxVideoStreams: { desktop: 16, mobile: 6 },
  media: {
    video: { quality: "hd", frameRate: 30, simulcast: false },
    // Text needs resolution and not motion.
    screenshare: { quality: "hd", frameRate: 5 },
    // Speech needs neither.
    audio: { enableHighBitrate: false, enableStereo: false },
  },
  // None: RealtimeKit's default. Only livestreams have such levels.
  livestreamViewerQualities: [],
};

/** Everybody sees everybody. */
export const groupCall: Template["config"] = frozen({ viewType: "GROUP_CALL", ...usual });

/** A few are on stage, and the others watch. */
export const webinar: Template["config"] = frozen({ viewType: "WEBINAR", ...usual });
