package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.KnownV;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.PredictionInterval;
import io.github.metasaw.freq.SmallSample;
import io.github.metasaw.freq.Tau2;
import io.github.metasaw.model.ModelSpec;
import io.github.metasaw.plot.Figures;
import io.github.metasaw.plot.ForestOptions;
import io.github.metasaw.report.Render;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/** {@code %meta} and {@code %%meta}: from a table to a fit, and the same as Java. */
final class MetaMagic {

  static final List<Option> OPTIONS =
      List.of(
          Option.of("yi", "COLUMN", "estimates; 'yi' is found by itself"),
          Option.of("vi", "COLUMN", "sampling variances; 'vi' is found by itself"),
          Option.of("sei", "COLUMN", "standard errors; 'sei' is found by itself"),
          Option.of("ci", "LOWER,UPPER", "bounds of 95 % intervals, on the scale of yi"),
          Option.of("V", "NAME", "a double[], double[][] or KnownV of the notebook"),
          Option.of("label", "COLUMN", "study labels"),
          Option.of("method", "NAME", "REML (default), " + String.join(", ", Tau2.codes())),
          Option.of("tau2", "VALUE", "a variance to use instead of an estimate"),
          Option.of("test", "NAME", "z (default), t, knha, adhoc"),
          Option.of("level", "VALUE", "confidence of all intervals, 0.95"),
          Option.of("prediction", "RULE", "as-test (default), normal, t, riley"),
          Option.of("weights", "COLUMN", "weights of GENQ and GENQM"),
          Option.of("levels", "COLUMN=A,B;...", "order of levels, the first is the reference"));

  private final MagicHost host;
  private final MagicInput input;
  private final StringBuilder java = new StringBuilder();

  private MetaMagic(MagicHost host, MagicInput input) {
    this.host = host;
    this.input = input;
  }

  static Outcome run(MagicHost host, MagicInput input) {
    return new MetaMagic(host, input).outcome();
  }

  private Outcome outcome() {
    input.atMost(1);
    String name = input.word("the name of a table");
    Table table = host.read(name, Table.class);
    java.append("Meta.studies(").append(name).append(").named(").append(quote(name)).append(')');
    StudyReader reader = precision(Meta.studies(table).named(name));
    StringBuilder optionsJava = new StringBuilder("FreqOptions.defaults()");
    FreqOptions options = options(optionsJava);
    FrequentistFit fit;
    String code;
    String text = input.body();
    if (text == null) {
      if (options.weightsColumn() != null) {
        reader = reader.require(List.of(options.weightsColumn()));
        java.append(".require(List.of(").append(quote(options.weightsColumn())).append("))");
      }
      fit = Meta.fit(reader.read(), options);
      code = "Meta.fit(" + java + ".read(), " + optionsJava + ")";
    } else {
      Map<String, List<String>> levels = levels();
      reader = knownV(reader, ModelSpec.parse(text, levels));
      fit = Meta.fit(reader, text, levels, options);
      String spec = quote(text.strip());
      code =
          "Meta.fit(" + java + ", " + spec + ", " + levelsJava(levels) + ", " + optionsJava + ")";
    }
    List<Object> shown = new ArrayList<>();
    shown.add(Render.summary(fit));
    if (fit.design().isInterceptOnly()) {
      shown.add(Figures.forest(List.of(fit), ForestOptions.defaults()));
    }
    return new Outcome(fit, shown, code);
  }

  private StudyReader precision(StudyReader reader) {
    List<String> given = input.options().keySet().stream().filter(this::isPrecision).toList();
    if (given.size() > 1) {
      throw MetaException.of(
          "only one of --vi, --sei, --ci and --V says what the precision is, but %s stand here"
              .formatted(String.join(" and ", given.stream().map(o -> "--" + o).toList())));
    }
    StudyReader r = reader;
    for (String option : List.of("yi", "vi", "sei", "label")) {
      if (input.has(option)) {
        String column = input.value(option);
        java.append('.').append(option).append('(').append(quote(column)).append(')');
        r =
            switch (option) {
              case "yi" -> r.yi(column);
              case "vi" -> r.vi(column);
              case "sei" -> r.sei(column);
              default -> r.label(column);
            };
      }
    }
    if (input.has("ci")) {
      List<String> bounds = input.list("ci");
      if (bounds.size() != 2) {
        throw MetaException.of("--ci takes two columns, as in --ci lower,upper");
      }
      java.append(".ci(").append(quote(bounds.get(0))).append(", ");
      java.append(quote(bounds.get(1))).append(')');
      r = r.ci(bounds.get(0), bounds.get(1));
    }
    return input.option("V").isPresent() ? variances(r, input.option("V").get()) : r;
  }

  private boolean isPrecision(String option) {
    return List.of("vi", "sei", "ci", "V").contains(option);
  }

  /** V of the text is a column, or else a variable of the notebook. */
  private StudyReader knownV(StudyReader reader, ModelSpec spec) {
    if (spec.knownV().isEmpty()) {
      return reader;
    }
    String name = spec.knownV().get().name();
    if (reader.hasPrecision()) {
      throw MetaException.of(
          "meta_V(V = %s) %s and an option of the magic both say what the precision is; leave one"
                  .formatted(name, spec.knownV().get().span().place())
              + " out");
    }
    boolean column =
        reader.table().columnNames().stream().anyMatch(other -> other.equalsIgnoreCase(name));
    return column || !host.has(name) ? reader : variances(reader, name);
  }

  private StudyReader variances(StudyReader reader, String name) {
    Object value = host.read(name, Object.class);
    java.append(".V(").append(name).append(')');
    if (value instanceof double[] given) {
      return reader.V(given);
    }
    if (value instanceof double[][] given) {
      return reader.V(given);
    }
    if (value instanceof KnownV given) {
      return reader.V(given);
    }
    throw MetaException.of(
        "V = %s is a %s; a column, a double[], a double[][] or a KnownV is needed"
            .formatted(name, value.getClass().getSimpleName()));
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
    if (options.method() != Tau2.GENQ && options.method() != Tau2.GENQM) {
      throw MetaException.of(
          "--weights belongs to --method GENQ or GENQM in this version; with "
              + options.method().code()
              + " each study is weighted by its precision");
    }
    String column = input.value("weights");
    code.append(".withWeights(").append(quote(column)).append(')');
    return options.withWeights(column);
  }

  private Map<String, List<String>> levels() {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (String part : input.option("levels").orElse("").split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        List<String> names =
            Arrays.stream(part.substring(equals + 1).split(",")).map(String::strip).toList();
        levels.put(part.substring(0, equals).strip(), names);
      } else if (!part.isBlank()) {
        throw MetaException.of(
            "--levels takes COLUMN=A,B as in --levels habitat=grassland,forest, not '"
                + part
                + "'");
      }
    }
    return levels;
  }

  private static String levelsJava(Map<String, List<String>> levels) {
    List<String> entries =
        levels.entrySet().stream()
            .map(e -> quote(e.getKey()) + ", " + MagicCall.list(e.getValue()))
            .toList();
    return String.format(Locale.ROOT, "Map.of(%s)", String.join(", ", entries));
  }

  private static String quote(String text) {
    return MagicCall.quote(text);
  }
}
