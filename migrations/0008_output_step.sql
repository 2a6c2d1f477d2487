ALTER TABLE "outputs" DROP CONSTRAINT "outputs_run";--> statement-breakpoint
-- Versions that are there already were saved by the step of that name.
ALTER TABLE "outputs" ADD COLUMN "step_key" text DEFAULT 'save' NOT NULL;--> statement-breakpoint
ALTER TABLE "outputs" ALTER COLUMN "step_key" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "outputs" ADD CONSTRAINT "outputs_step" UNIQUE("workspace_id","run_id","step_key");
