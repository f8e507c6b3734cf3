import * as z from "zod";
import { field } from "../schema/field";

/** What a meeting looks like to the participants of a preset, and how good its media are. */

const bool = () => z.boolean().optional();
const quality = () => z.enum(["hd", "vga", "qvga", "fhd", "uhd"]).optional();

const maxVideoStreams = z
  .strictObject({
    desktop: field(z.number().optional(), { doc: "How many videos a desktop device shows at once." }),
    mobile: field(z.number().optional(), { doc: "How many videos a mobile device shows at once." }),
  })
  .meta({ id: "MaxVideoStreams" });

const video = z
  .strictObject({
    quality: field(quality(), { doc: "Resolution of the participant's camera." }),
    frameRate: field(z.number().max(30).optional(), {
      doc: "Frame rate of the participant's camera.",
      unit: "frames per second",
    }),
    simulcast: field(bool(), {
      doc: "Send the video in several qualities at once, so that each receiver gets one that suits its connection.",
    }),
  })
  .meta({ id: "Video" });

const screenshare = z
  .strictObject({
    quality: field(quality(), { doc: "Resolution of the shared screen." }),
    frameRate: field(z.number().optional(), { doc: "Frame rate of the shared screen.", unit: "frames per second" }),
  })
  .meta({ id: "Screenshare" });

const audio = z
  .strictObject({
    enableHighBitrate: field(bool(), { doc: "Send audio of high quality, such as music needs." }),
    enableStereo: field(bool(), { doc: "Send audio in stereo." }),
  })
  .meta({ id: "Audio" });

const media = z
  .strictObject({
    video: field(video.optional(), { doc: "Settings for the participant's camera." }),
    screenshare: field(screenshare.optional(), { doc: "Settings for the participant's shared screen." }),
    audio: field(audio.optional(), { doc: "Settings for the participant's audio." }),
  })
  .meta({ id: "Media" });

export const config = z
  .strictObject({
    viewType: field(z.enum(["GROUP_CALL", "WEBINAR", "AUDIO_ROOM", "LIVESTREAM"]).optional(), {
      doc: "Type of the meeting that the participant joins.",
    }),
    maxScreenshareCount: field(z.number().optional(), { doc: "How many screens can be shared at the same time." }),
    maxVideoStreams: field(maxVideoStreams.optional(), { doc: "How many videos the participant sees at once." }),
    media: field(media.optional(), { doc: "Quality of what the participant sends." }),
    livestreamViewerQualities: field(z.array(z.int().min(0)).nullable().optional(), {
      doc: "Quality levels that the viewers of a livestream can choose from. A list replaces that of the template.",
    }),
  })
  .meta({ id: "Config" });
