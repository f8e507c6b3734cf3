// Runs a stack of the native plugin from Go: up, an empty preview, refresh, destroy. Prints what happened as JSON.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"

	"github.com/pulumi-realtimekit/pulumi-realtimekit/sdk/go/realtimekit"
	"github.com/pulumi/pulumi/sdk/v3/go/auto"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func program(ctx *pulumi.Context) error {
	host, err := realtimekit.NewPreset(ctx, "host", &realtimekit.PresetArgs{
		Name:     pulumi.String("host"),
		Template: pulumi.String("group_call_host"),
	})
	if err != nil {
		return err
	}
	meeting, err := realtimekit.NewMeeting(ctx, "standup", &realtimekit.MeetingArgs{
		Title: pulumi.String("Daily standup"),
		RecordingConfig: &realtimekit.MeetingRecordingConfigArgs{
			MaxSeconds: pulumi.Float64(3600),
			StorageConfig: &realtimekit.MeetingStorageConfigArgs{
				Type:      pulumi.String("aws"),
				Bucket:    pulumi.String("b"),
				Region:    pulumi.String("eu-west-1"),
				AccessKey: pulumi.String("canary-key"),
				Secret:    pulumi.String("canary-secret"),
			},
		},
	})
	if err != nil {
		return err
	}
	bot, err := realtimekit.NewParticipant(ctx, "bot", &realtimekit.ParticipantArgs{
		MeetingId:           meeting.ID(),
		CustomParticipantId: pulumi.String("bot"),
		PresetName:          host.Name,
		Name:                pulumi.String("Bot"),
	})
	if err != nil {
		return err
	}
	found := realtimekit.LookupMeetingOutput(ctx, realtimekit.LookupMeetingOutputArgs{Id: meeting.ID().ToStringPtrOutput()})
	ctx.Export("id", meeting.ID())
	ctx.Export("found", found.Title())
	ctx.Export("token", bot.Token)
	return nil
}

func run(folder string) (map[string]any, error) {
	ctx := context.Background()
	stack, err := auto.UpsertStackInlineSource(ctx, "dev", "go", program, auto.WorkDir(folder))
	if err != nil {
		return nil, err
	}
	up, err := stack.Up(ctx)
	if err != nil {
		return nil, err
	}
	preview, err := stack.Preview(ctx)
	if err != nil {
		return nil, err
	}
	refresh, err := stack.Refresh(ctx)
	if err != nil {
		return nil, err
	}
	destroy, err := stack.Destroy(ctx)
	if err != nil {
		return nil, err
	}
	outputs := map[string]any{}
	for name, each := range up.Outputs {
		outputs[name] = map[string]any{"value": each.Value, "secret": each.Secret}
	}
	return map[string]any{
		"outputs": outputs,
		"up":      up.Summary.ResourceChanges,
		"preview": preview.ChangeSummary,
		"refresh": refresh.Summary.ResourceChanges,
		"destroy": destroy.Summary.ResourceChanges,
	}, nil
}

func main() {
	result, err := run(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(result); err != nil {
		panic(err)
	}
}
