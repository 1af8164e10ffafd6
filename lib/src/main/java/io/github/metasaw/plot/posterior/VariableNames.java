package io.github.metasaw.plot.posterior;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.estimand.EffectVariables;
import io.github.metasaw.fit.BayesFit;
import java.util.ArrayList;
import java.util.List;

/** The variables of a figure: those asked for, or the model's own parameters. */
final class VariableNames {

  /** More panels than that are no figure. */
  private static final int MOST = 24;

  private VariableNames() {}

  /** Canonical names of those asked for; the model's own parameters if none were. */
  static List<String> of(BayesFit fit, List<String> asked) {
    List<String> names = new ArrayList<>(asked.isEmpty() ? fit.parameters() : List.of());
    for (String name : asked) {
      String canonical = fit.canonical(name);
      if (!names.contains(canonical)) {
        names.add(canonical);
      }
    }
    if (names.size() > MOST) {
      throw MetaException.of(
          "a figure has room for %d variables, not %d; name fewer".formatted(MOST, names.size()));
    }
    return names;
  }

  /** A canonical name, with the study's label beside it: {@code theta[3] (Paris)}. */
  static String words(BayesFit fit, String canonical) {
    int study = EffectVariables.study(fit, canonical);
    return study < 0 ? canonical : canonical + " (" + fit.studies().labels().get(study) + ")";
  }
}
