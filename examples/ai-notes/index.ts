import { RealtimeKitMeeting } from "pulumi-realtimekit";

const review = new RealtimeKitMeeting("review", {
  title: "Quarterly review",
  transcribeOnEnd: true,
  summarizeOnEnd: true,
  aiConfig: {
    transcription: { language: "en-US", keywords: ["RealtimeKit", "Pulumi"] },
    summarization: { summaryType: "team_meeting", textFormat: "markdown", wordLimit: 300 },
  },
});

export const meetingId = review.id;
