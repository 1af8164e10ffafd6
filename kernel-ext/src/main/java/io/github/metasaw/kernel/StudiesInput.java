package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.data.KnownV;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.model.ModelSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tech.tablesaw.api.Table;

/** The table that a magic names, with the columns that its options name, and the same as Java. */
final class StudiesInput {

  static final List<Option> OPTIONS =
      List.of(
          Option.of("yi", "COLUMN", "estimates; 'yi' is found by itself"),
          Option.of("vi", "COLUMN", "sampling variances; 'vi' is found by itself"),
          Option.of("sei", "COLUMN", "standard errors; 'sei' is found by itself"),
          Option.of("ci", "LOWER,UPPER", "bounds of 95 % intervals, on the scale of yi"),
          Option.flag("ratios", "yi and bounds are ratios (OR, RR, HR): take their logs"),
          Option.of("V", "NAME", "a double[], double[][] or KnownV of the notebook"),
          Option.of("label", "COLUMN", "study labels"));

  static final Option LEVELS =
      Option.of("levels", "COLUMN=A,B;...", "order of levels, the first is the reference");

  private final MagicHost host;
  private final MagicInput input;
  private final StringBuilder java = new StringBuilder();
  private StudyReader reader;

  private StudiesInput(MagicHost host, MagicInput input, String name) {
    this.host = host;
    this.input = input;
    java.append("Meta.studies(").append(name).append(").named(").append(quote(name)).append(')');
    this.reader = Meta.studies(host.read(name, Table.class)).named(name);
  }

  static StudiesInput of(MagicHost host, MagicInput input) {
    input.atMost(1);
    StudiesInput studies = new StudiesInput(host, input, input.word("the name of a table"));
    studies.columns();
    return studies;
  }

  StudyReader reader() {
    return reader;
  }

  /** Java that gives the reader. */
  String java() {
    return java.toString();
  }

  /** Keeps a column for the fit. */
  void require(String column) {
    reader = reader.require(List.of(column));
    java.append(".require(List.of(").append(quote(column)).append("))");
  }

  private void columns() {
    List<String> given = input.options().keySet().stream().filter(this::isPrecision).toList();
    if (given.size() > 1) {
      throw MetaException.of(
          "only one of --vi, --sei, --ci and --V says what the precision is, but %s stand here"
              .formatted(String.join(" and ", given.stream().map(o -> "--" + o).toList())));
    }
    for (String option : List.of("yi", "vi", "sei", "label")) {
      if (input.has(option)) {
        String column = input.value(option);
        java.append('.').append(option).append('(').append(quote(column)).append(')');
        reader =
            switch (option) {
              case "yi" -> reader.yi(column);
              case "vi" -> reader.vi(column);
              case "sei" -> reader.sei(column);
              default -> reader.label(column);
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
      reader = reader.ci(bounds.get(0), bounds.get(1));
    }
    input.option("V").ifPresent(this::variances);
    if (input.has("ratios")) {
      java.append(".ratios()");
      reader = reader.ratios();
    }
  }

  private boolean isPrecision(String option) {
    return List.of("vi", "sei", "ci", "V").contains(option);
  }

  /** V of the text is a column of that very name, or a variable of the notebook, or a column. */
  void knownV(ModelSpec spec) {
    if (spec.knownV().isEmpty()) {
      return;
    }
    String name = spec.knownV().get().name();
    if (reader.hasPrecision()) {
      throw MetaException.of(
          "meta_V(V = %s) %s and an option of the magic both say what the precision is; leave one"
                  .formatted(name, spec.knownV().get().span().place())
              + " out");
    }
    // A column in other letters, as v2 beside the variable V2, is not meant.
    if (!reader.table().columnNames().contains(name) && host.has(name)) {
      variances(name);
    }
  }

  private void variances(String name) {
    Object value = host.read(name, Object.class);
    java.append(".V(").append(name).append(')');
    if (value instanceof double[] given) {
      reader = reader.V(given);
    } else if (value instanceof double[][] given) {
      reader = reader.V(given);
    } else if (value instanceof KnownV given) {
      reader = reader.V(given);
    } else {
      throw MetaException.of(
          "V = %s is a %s; a column, a double[], a double[][] or a KnownV is needed"
              .formatted(name, value.getClass().getSimpleName()));
    }
  }

  /** Says which option does what the check of ratios asks for. */
  void hintAtRatios(Fit fit) {
    fit.checkList().stream()
        .filter(check -> check.name().equals("ratios_not_logs"))
        .findFirst()
        .ifPresent(
            check ->
                host.print(
                    "'%s' looks like ratios: add --ratios to pool their logs\n"
                        .formatted(check.value())));
  }

  /** Without a model there is no moderator whose levels could be ordered. */
  void refuseLevels() {
    for (String column : levels().keySet()) {
      if (reader.table().columnNames().stream().noneMatch(column::equalsIgnoreCase)) {
        throw MetaException.unknown(
            "column", column, "in " + reader.name(), reader.table().columnNames());
      }
      throw MetaException.of(
          "--levels orders the levels of a moderator, and this model has none; write it below %%%%%s %s, as %s ~ %s"
              .formatted(input.magic(), reader.name(), input.option("yi").orElse("yi"), column));
    }
  }

  /** The order of levels that --levels gives. */
  Map<String, List<String>> levels() {
    Map<String, List<String>> levels = new LinkedHashMap<>();
    for (String part : input.option("levels").orElse("").split(";")) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        List<String> names =
            Arrays.stream(part.substring(equals + 1).split(",")).map(String::strip).toList();
        String column = part.substring(0, equals).strip();
        if (levels.put(column, names) != null) {
          throw MetaException.of("--levels orders '" + column + "' twice; once is enough");
        }
      } else if (!part.isBlank()) {
        throw MetaException.of(
            "--levels takes COLUMN=A,B as in --levels habitat=grassland,forest, not '"
                + part
                + "'");
      }
    }
    return levels;
  }

  /** Java that gives the levels. */
  static String levelsJava(Map<String, List<String>> levels) {
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
