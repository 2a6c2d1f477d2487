import { describe, expect, it } from "vitest";
import { readDirection } from "../../../src/models/demo/direction.ts";
import { demoFacts } from "../../../src/pipelines/blog/prompts/facts.ts";
import { defaultOptions } from "../../../src/pipelines/options.ts";

describe("a change of direction", () => {
  it.each([
    ["Instead, write about wasps", "wasps"],
    ["instead a post about bumblebees please", "a post about bumblebees"],
    ["start over: a guide for schools", "a guide for schools"],
    ["Write about wasps instead", "wasps"],
    ["scrap that, make it about the balcony itself", "the balcony itself"],
    ["different topic: city honey", "city honey"],
    ["do a story about my grandfather instead.", "a story about my grandfather"],
    ["No, Nobel prizes instead", "Nobel prizes"],
    ["lieber über Balkone", "Balkone"],
    ["Stattdessen bitte über Wespen", "Wespen"],
    ["Schreib stattdessen über Übergänge", "Übergänge"],
    ["Schreib lieber über Hummeln", "Hummeln"],
    ["anderes Thema: Äpfel", "Äpfel"],
    ["Fang von vorn an: ein Leitfaden für Schulen", "ein Leitfaden für Schulen"],
    ["Écris plutôt sur les guêpes", "les guêpes"],
    ["plutôt sur l'été", "l'été"],
    ["Recommence à zéro : un guide pour les écoles", "un guide pour les écoles"],
    ["Nouveau sujet : le miel de ville", "le miel de ville"],
    ["Empieza de nuevo: una guía para escuelas", "una guía para escuelas"],
    ["En vez de eso, escribe sobre avispas", "avispas"],
    ["otro tema: miel urbana", "miel urbana"],
    ["Überall Bienen", "Überall Bienen"],
    ["Startups in Kenya instead", "Startups in Kenya"],
  ])("%s", (said, idea) => {
    expect(readDirection(said)).toEqual({ idea, audience: null });
  });

  it.each([
    ["von vorn", null],
    ["von vorn bitte", null],
    ["Fang noch mal von vorn an", null],
    ["let's start from scratch", null],
    ["start over please", null],
    ["recommence à zéro", null],
    ["empieza de nuevo, por favor", null],
    ["instead, write it for children", "children"],
    ["schreib es stattdessen für Kinder", "Kinder"],
    ["écris-le plutôt pour des enfants", "des enfants"],
  ])("%s: the idea again", (said, audience) => {
    expect(readDirection(said)).toEqual({ idea: null, audience });
  });

  it("of several, the last one counts", () => {
    const given = { idea: "bees", options: { ...defaultOptions, audience: "adults" }, not: [] };
    const facts = (...direction: string[]) => demoFacts({ ...given, direction });
    expect(facts()).toMatchObject({ idea: "bees", audience: "adults" });
    expect(facts("instead, wasps", "lieber über Äpfel")).toMatchObject({ idea: "Äpfel", audience: "adults" });
    expect(facts("instead, wasps", "instead, write it for children")).toMatchObject({
      ...{ idea: "bees", audience: "children" },
    });
  });
});
