CREATE UNIQUE INDEX "model_calls_id" ON "model_calls" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_id" ON "runs" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "steps_id" ON "steps" USING btree ("id");