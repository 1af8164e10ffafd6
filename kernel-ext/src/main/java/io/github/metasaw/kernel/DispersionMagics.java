package io.github.metasaw.kernel;

import io.github.metasaw.data.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Magics that look into a model of mean and heterogeneity: figures, intervals, combinations. */
final class DispersionMagics {

  static final List<Option> BUBBLE =
      Option.join(
          FigureMagics.SAVE,
          Option.of("x", "COLUMN", "the numeric moderator of the mean"),
          Option.of("by", "COLUMN", "a line for each level of a text moderator"));

  static final List<Option> LEVELS =
      Option.join(FigureMagics.SAVE, Option.of("by", "COLUMN", "the text moderator of the mean"));

  static final List<Option> VARIANCES =
      Option.join(
          FigureMagics.SAVE,
          Option.flag("plot", "draw what they are made of, as bars"),
          Option.of("by", "COLUMN", "a bar for each value of a column"));

  static final List<Option> PROFILE =
      Option.join(
          FigureMagics.SAVE,
          Option.repeatable("term", "NAME", "a coefficient, as its row is named; may be repeated"));

  static final List<Option> MEANS =
      List.of(Option.of("by", "COLUMN", "the text moderator of the mean"));

  static final List<Option> ROBUST =
      List.of(
          Option.of("cluster", "COLUMN", "rows of different clusters must not be correlated"),
          Option.of("type", "NAME", "CR0, CR1 or CR2 (default)"));

  private DispersionMagics() {}

  private static FrequentistFit fit(MagicHost host, MagicInput input) {
    return host.read(input.word("the name of a fit"), FrequentistFit.class);
  }

  private static Outcome figure(Figure figure, MagicInput input, String java) {
    return Outcome.of(FigureMagics.finish(figure, input), java);
  }

  static Outcome levels(MagicHost host, MagicInput input) {
    input.atMost(1);
    FrequentistFit fit = fit(host, input);
    String by = moderator(fit, input);
    String java = "Figures.levels(%s, %s)".formatted(input.words().get(0), MagicCall.quote(by));
    return figure(Figures.levels(fit, by), input, java);
  }

  static Outcome means(MagicHost host, MagicInput input) {
    input.atMost(1);
    FrequentistFit fit = fit(host, input);
    String by = moderator(fit, input);
    String java = "%s.marginalMeans(%s)".formatted(input.words().get(0), MagicCall.quote(by));
    return Outcome.of(fit.marginalMeans(by), java);
  }

  /** The column after --by, or the only one there is. */
  private static String moderator(FrequentistFit fit, MagicInput input) {
    Set<String> all = fit.design().factors().keySet();
    if (all.isEmpty()) {
      throw MetaException.of(
          "the mean of '%s' has no text moderator".formatted(input.words().get(0)));
    }
    if (!input.has("by") && all.size() > 1) {
      throw MetaException.of("say which moderator: --by " + String.join(" or --by ", all));
    }
    return input.option("by").orElse(all.iterator().next());
  }

  static Outcome bubble(MagicHost host, MagicInput input) {
    input.atMost(1);
    FrequentistFit fit = fit(host, input);
    if (!input.has("x")) {
      throw MetaException.of("%bubble needs --x COLUMN, a numeric moderator of the mean");
    }
    String x = input.value("x");
    String by = input.option("by").orElse("");
    String java =
        "Figures.bubble(%s, %s, %s)"
            .formatted(input.words().get(0), MagicCall.quote(x), MagicCall.quote(by));
    return figure(Figures.bubble(fit, x, by), input, java);
  }

  static Outcome profile(MagicHost host, MagicInput input) {
    FrequentistFit fit = fit(host, input);
    List<String> terms = terms(input);
    terms.addAll(input.values("term"));
    StringBuilder java = new StringBuilder("Figures.profile(").append(input.words().get(0));
    terms.forEach(term -> java.append(", ").append(MagicCall.quote(term)));
    return figure(
        Figures.profile(fit, terms.toArray(new String[0])), input, java.append(')').toString());
  }

  /** The words after the name of the fit. */
  private static List<String> terms(MagicInput input) {
    return new ArrayList<>(input.words().subList(1, input.words().size()));
  }

  static Outcome structure(MagicHost host, MagicInput input) {
    input.atMost(1);
    String name = input.word("the name of a fit or of a KnownV");
    if (host.has(name) && host.value(name) instanceof KnownV v) {
      return figure(Figures.structure(v), input, "Figures.structure(" + name + ")");
    }
    return figure(
        Figures.structure(fit(host, input).studies()),
        input,
        "Figures.structure(" + name + ".studies())");
  }

  static Outcome confidence(MagicHost host, MagicInput input) {
    return FitTables.intervals(host, fit(host, input), input, input.words().get(0), terms(input));
  }

  static Outcome robust(MagicHost host, MagicInput input) {
    input.atMost(1);
    FrequentistFit fit = fit(host, input);
    if (!input.has("cluster")) {
      throw MetaException.of("%robust needs --cluster COLUMN");
    }
    String cluster = input.value("cluster");
    String type = input.option("type").orElse("CR2");
    String java =
        "%s.robust(%s, %s)"
            .formatted(input.words().get(0), MagicCall.quote(cluster), MagicCall.quote(type));
    return Outcome.of(fit.robust(cluster, type), java);
  }

  static Outcome variances(MagicHost host, MagicInput input) {
    input.atMost(1);
    FrequentistFit fit = fit(host, input);
    String java = input.words().get(0) + ".variances()";
    if (!input.has("plot") && !input.has("by") && !input.has("save")) {
      return Outcome.of(fit.variances(), java);
    }
    Figure figure =
        FigureMagics.finish(Figures.variances(fit, input.option("by").orElse("")), input);
    return new Outcome(fit.variances(), List.of(figure, fit.variances()), java);
  }

  static Outcome contrast(MagicHost host, MagicInput input) {
    FrequentistFit fit = fit(host, input);
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String word : terms(input)) {
      int equals = word.lastIndexOf('=');
      weights.put(word.substring(0, Math.max(0, equals)), weight(word, equals));
    }
    if (weights.isEmpty()) {
      throw MetaException.of(
          "%contrast needs weights of terms, as in %contrast fit (Intercept)=1 habitatforest=1");
    }
    List<String> entries = new ArrayList<>();
    weights.forEach((term, weight) -> entries.add(MagicCall.quote(term) + ", " + weight));
    String java =
        "%s.contrast(Map.of(%s))".formatted(input.words().get(0), String.join(", ", entries));
    return Outcome.of(fit.contrast(weights), java);
  }

  private static double weight(String word, int equals) {
    try {
      return Double.parseDouble(word.substring(equals + 1));
    } catch (NumberFormatException e) {
      throw MetaException.of(
          "a weight is written TERM=NUMBER, as in habitatforest=1, not '" + word + "'");
    }
  }
}
