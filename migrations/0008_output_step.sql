ALTER TABLE "outputs" DROP CONSTRAINT "outputs_run";--> statement-breakpoint
ALTER TABLE "outputs" ADD COLUMN "step_key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "outputs" ADD CONSTRAINT "outputs_step" UNIQUE("workspace_id","run_id","step_key");