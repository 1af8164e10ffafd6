package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.SmallSample;
import io.github.metasaw.freq.Tau2;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.forest.ForestOptions;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code %meta} and {@code %%meta}: from a table to a fit, and the same as Java. */
final class MetaMagic {

  static final List<Option> OPTIONS =
      Option.join(
          StudiesInput.OPTIONS,
          Option.of("method", "NAME", "REML (default), " + String.join(", ", Tau2.codes())),
          Option.of("tau2", "VALUE", "a variance to use instead of an estimate"),
          Option.of("test", "NAME", "z (default), t, knha, adhoc"),
          Option.of("level", "VALUE", "confidence of all intervals, 0.95"),
          Option.of("prediction", "RULE", "as-test (default), normal, t, riley"),
          Option.of(
              "weights",
              "COLUMN",
              "how often a row's likelihood counts (not variances); with GENQ and GENQM the estimator's"),
          FitTables.INTERVAL.get(0),
          FitTables.INTERVAL.get(1),
          FitTables.INTERVAL.get(2),
          Option.of("cluster", "COLUMN", "cluster-robust tests too (CR2)"),
          StudiesInput.LEVELS);

  private final MagicHost host;
  private final MagicInput input;

  private MetaMagic(MagicHost host, MagicInput input) {
    this.host = host;
    this.input = input;
  }

  static Outcome run(MagicHost host, MagicInput input) {
    return new MetaMagic(host, input).outcome();
  }

  private Outcome outcome() {
    StudiesInput studies = StudiesInput.of(host, input);
    StringBuilder optionsJava = new StringBuilder("FreqOptions.defaults()");
    FreqOptions options = options(optionsJava);
    FrequentistFit fit;
    String code;
    String text = input.body();
    if (text == null) {
      studies.refuseLevels();
      for (String column : options.columns()) {
        studies.require(column);
      }
      fit = Meta.fit(studies.reader().read(), options);
      code = "Meta.fit(" + studies.java() + ".read(), " + optionsJava + ")";
    } else {
      Map<String, List<String>> levels = studies.levels();
      studies.knownV(ModelSpec.parse(text, levels));
      fit = Meta.fit(studies.reader(), text, levels, options);
      code =
          "Meta.fit(%s, %s, %s, %s)"
              .formatted(
                  studies.java(),
                  quote(text.strip()),
                  StudiesInput.levelsJava(levels),
                  optionsJava);
    }
    studies.hintAtRatios(fit);
    List<Object> shown = new ArrayList<>();
    shown.add(Render.summary(fit, MagicWording.OF_CELL));
    shown.addAll(FitTables.of(host, fit, input));
    if (fit.design().isInterceptOnly()) {
      shown.add(Figures.forest(List.of(fit), ForestOptions.defaults()));
    }
    return new Outcome(fit, shown, code);
  }

  private FreqOptions options(StringBuilder code) {
    FreqOptions options = FreqOptions.defaults();
    if (input.has("method")) {
      Tau2 method = Tau2.parse(input.value("method"));
      options = options.withMethod(method);
      code.append(".withMethod(").append(quote(method.code())).append(')');
    }
    if (input.has("test")) {
      SmallSample test = SmallSample.parse(input.value("test"));
      options = options.withTest(test);
      code.append(".withTest(").append(quote(test.code())).append(')');
    }
    if (input.number("tau2").isPresent()) {
      options = options.withFixedTau2(input.number("tau2").get());
      code.append(".withFixedTau2(").append(options.fixedTau2()).append(')');
    }
    if (input.number("level").isPresent()) {
      options = options.withLevel(input.number("level").get());
      code.append(".withLevel(").append(options.level()).append(')');
    }
    if (input.has("prediction")) {
      options = options.withPrediction(PredictionInterval.parse(input.value("prediction")));
      code.append(".withPrediction(PredictionInterval.").append(options.prediction().name());
      code.append(')');
    }
    return input.has("weights") ? weights(options, code) : options;
  }

  private FreqOptions weights(FreqOptions options, StringBuilder code) {
    String column = input.value("weights");
    boolean pooling = options.method() == Tau2.GENQ || options.method() == Tau2.GENQM;
    code.append(pooling ? ".withWeights(" : ".withLikelihoodWeights(");
    code.append(quote(column)).append(')');
    return pooling ? options.withWeights(column) : options.withLikelihoodWeights(column);
  }

  private static String quote(String text) {
    return MagicCall.quote(text);
  }
}
