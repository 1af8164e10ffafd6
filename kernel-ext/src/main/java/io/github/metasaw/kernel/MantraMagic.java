package io.github.metasaw.kernel;

import io.github.metasaw.genetics.Mantra;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.List;

/** {@code %mantra}: from a table with a row for each study to Bayes factors and clusters. */
final class MantraMagic {

  static final List<Option> OPTIONS =
      Option.join(
          Option.join(StudiesInput.OPTIONS, MantraInput.OPTIONS.toArray(new Option[0])),
          Option.of("level", "VALUE", "probability of the intervals of effects, 0.95"),
          Option.of("seed", "NUMBER", "where sets of centres are sampled, 20"));

  private MantraMagic() {}

  static Outcome run(MagicHost host, MagicInput input) {
    StudiesInput studies = StudiesInput.of(host, input);
    MantraInput given = MantraInput.required(host, input);
    Mantra mantra = given.mantra();
    StringBuilder java = new StringBuilder(given.java());
    if (input.number("level").isPresent()) {
      mantra = mantra.withLevel(input.number("level").get());
      java.append(".withLevel(").append(mantra.level()).append(')');
    }
    if (input.has("seed")) {
      long seed = input.whole("seed", Long.MAX_VALUE).orElseThrow();
      mantra = mantra.withSeed(seed);
      java.append(".withSeed(").append(seed).append("L)");
    }
    java.append(".fit(").append(studies.java()).append(".read())");
    try (ProgressBar bar = new ProgressBar(host, "mantra")) {
      MantraFit fit =
          mantra.fit(
              studies.reader().read(),
              (stage, done, total) -> bar.accept(stage.words(), stage.unit(), done, total));
      return new Outcome(
          fit, new ArrayList<>(Render.mantraSheets(fit, MagicWording.OF_CELL)), java.toString());
    }
  }
}
