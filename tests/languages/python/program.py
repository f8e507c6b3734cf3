"""Runs a stack of the native plugin from Python: up, an empty preview, refresh, destroy. Prints what happened as JSON."""

import json
import os
import sys

import pulumi
import pulumi_realtimekit as realtimekit
from pulumi import automation


def program() -> None:
    app_id = os.environ["REALTIMEKIT_APP_ID"]
    host = realtimekit.Preset("host", name="host", template="group_call_host")
    meeting = realtimekit.Meeting(
        "standup",
        title="Daily standup",
        ai_config={"transcription": {"language": "en-US"}},
        recording_config=realtimekit.MeetingRecordingConfigArgs(
            max_seconds=3600,
            storage_config=realtimekit.MeetingStorageConfigArgs(
                type="aws", bucket="b", region="eu-west-1", access_key="canary-key", secret="canary-secret"
            ),
        ),
    )
    bot = realtimekit.Participant(
        "bot", meeting_id=meeting.id, custom_participant_id="bot", preset_name=host.name, name="Bot"
    )
    found = realtimekit.get_meeting_output(id=meeting.id)
    pulumi.export("id", meeting.id)
    pulumi.export("app", app_id)
    pulumi.export("found", found.title)
    pulumi.export("token", bot.token)


def main() -> None:
    stack = automation.create_or_select_stack(
        stack_name="dev",
        project_name="python",
        program=program,
        opts=automation.LocalWorkspaceOptions(work_dir=sys.argv[1]),
    )
    up = stack.up()
    preview = stack.preview()
    refresh = stack.refresh()
    outputs = {name: {"value": each.value, "secret": each.secret} for name, each in up.outputs.items()}
    destroy = stack.destroy()
    print(
        json.dumps(
            {
                "outputs": outputs,
                "up": up.summary.resource_changes,
                "preview": {str(op): count for op, count in preview.change_summary.items()},
                "refresh": refresh.summary.resource_changes,
                "destroy": destroy.summary.resource_changes,
            }
        )
    )


main()
