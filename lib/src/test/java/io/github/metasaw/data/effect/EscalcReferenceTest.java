package io.github.metasaw.data.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.data.effect.formula.Formula;
import io.github.metasaw.data.effect.input.EffectOptions;
import io.github.metasaw.data.effect.input.EffectSizes;
import io.github.metasaw.data.effect.input.Input;
import io.github.metasaw.data.effect.input.RawData;
import io.github.metasaw.data.effect.input.VarianceType;
import io.github.metasaw.data.effect.input.ZeroCellRule;
import io.github.metasaw.reference.ReferenceFile;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of metafor's {@code escalc} (5.1) in {@code reference/escalc}, and that these files
 * have every measure with every type of variance and every option. The one exception is the
 * variance of ZR2F: metafor divides that of R² by (1 - R^4)^2, which is not the square of the
 * derivative of atanh(sqrt(R²)); see {@code FixedPredictorsTest}.
 */
class EscalcReferenceTest {

  private static final double TOLERANCE = 1e-10;

  /** Found by R's search over the likelihood, and by numerical second differences. */
  private static final Set<EffectMeasure> SEARCHED =
      EnumSet.of(EffectMeasure.RTET, EffectMeasure.ZTET);

  /** Read as they are reported: nothing to compute. */
  private static final Set<EffectMeasure> REPORTED =
      EnumSet.of(EffectMeasure.GEN, EffectMeasure.HR, EffectMeasure.HD);

  static List<String> files() {
    File folder = new File("src/test/resources/reference/escalc");
    return Arrays.stream(folder.list())
        .sorted()
        .map(file -> "escalc/" + file.replace(".json", ""))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void agreesWithMetafor(String file) {
    JsonNode root = ReferenceFile.of(file).root();
    RawData raw = raw(root.get("inputs"));
    List<String> off = new ArrayList<>();
    root.get("results")
        .properties()
        .forEach(
            entry -> {
              EffectMeasure measure = EffectMeasure.parse(entry.getKey().split("\\|")[0]);
              EffectOptions options = options(entry.getValue().path("options"));
              EffectSizes sizes = measure.compute(raw, options);
              compare(measure, entry.getKey() + " yi", entry.getValue().get("yi"), sizes.yi(), off);
              if (measure != EffectMeasure.ZR2F) {
                compare(
                    measure, entry.getKey() + " vi", entry.getValue().get("vi"), sizes.vi(), off);
              }
              if (entry.getValue().has("ni")) {
                double[] ni = ReferenceFile.numbers(entry.getValue().get("ni"));
                for (int i = 0; i < ni.length; i++) {
                  assertEquals(ni[i], sizes.ni()[i], entry.getKey() + " ni");
                }
              }
            });
    assertEquals(List.of(), off);
  }

  private static void compare(
      EffectMeasure measure, String what, JsonNode expected, double[] actual, List<String> off) {
    double[] values = ReferenceFile.numbers(expected);
    assertEquals(values.length, actual.length, what);
    double tolerance = tolerance(measure);
    double slack = SEARCHED.contains(measure) ? 1e-4 : 1e-15;
    for (int i = 0; i < values.length; i++) {
      // A variance of a table with an empty cell is what R's search left of an infinite one.
      if (SEARCHED.contains(measure) && Double.isNaN(actual[i]) && values[i] > 1e6) {
        continue;
      }
      boolean isSame =
          Double.isNaN(values[i])
              ? Double.isNaN(actual[i])
              : Math.abs(actual[i] - values[i]) <= tolerance * Math.abs(values[i]) + slack;
      if (!isSame) {
        off.add(what + "[" + i + "]: " + values[i] + ", was " + actual[i]);
      }
    }
  }

  private static double tolerance(EffectMeasure measure) {
    return SEARCHED.contains(measure) ? 2e-3 : measure == EffectMeasure.R2F ? 1e-3 : TOLERANCE;
  }

  static RawData raw(JsonNode inputs) {
    RawData[] raw = {RawData.of(inputs.elements().next().size())};
    inputs
        .properties()
        .forEach(
            column -> {
              Input input = Input.valueOf(column.getKey().toUpperCase(java.util.Locale.ROOT));
              raw[0] = raw[0].with(input, ReferenceFile.numbers(column.getValue()));
            });
    return raw[0];
  }

  private static EffectOptions options(JsonNode node) {
    EffectOptions options = EffectOptions.defaults();
    for (Map.Entry<String, JsonNode> option : node.properties()) {
      JsonNode value = option.getValue();
      options =
          switch (option.getKey()) {
            case "vtype" -> options.withVariance(types(value));
            case "add" -> options.withAdd(value.asDouble());
            case "to" -> options.withTo(rule(value.asText()));
            case "drop00" -> options.withDrop00(value.asBoolean());
            case "correct" -> options.withCorrection(value.asBoolean());
            case "flip" ->
                value.isBoolean()
                    ? options.withFlip()
                    : options.withFlip(ReferenceFile.numbers(value));
            default -> throw new AssertionError(option.getKey());
          };
    }
    return options;
  }

  private static ZeroCellRule rule(String id) {
    return Arrays.stream(ZeroCellRule.values()).filter(r -> r.id().equals(id)).findAny().get();
  }

  private static VarianceType[] types(JsonNode value) {
    List<VarianceType> types = new ArrayList<>();
    for (JsonNode type : value.isArray() ? value : List.of(value)) {
      for (VarianceType candidate : VarianceType.values()) {
        if (candidate.id().equals(type.asText())) {
          types.add(candidate);
        }
      }
    }
    return types.toArray(VarianceType[]::new);
  }

  @Test
  void everyMeasureHasEveryChoice() {
    Map<EffectMeasure, Set<String>> found = new TreeMap<>();
    for (String file : files()) {
      for (Map.Entry<String, JsonNode> entry :
          ReferenceFile.of(file).root().get("results").properties()) {
        String[] parts = entry.getKey().split("\\|");
        Set<String> choices =
            found.computeIfAbsent(EffectMeasure.parse(parts[0]), any -> new TreeSet<>());
        choices.add("default");
        choices.addAll(Arrays.asList(parts).subList(1, parts.length));
      }
    }
    List<String> missing = new ArrayList<>();
    for (EffectMeasure measure : EffectMeasure.values()) {
      if (!REPORTED.contains(measure)) {
        for (String choice : choices(measure.formula(), SEARCHED.contains(measure))) {
          if (!found.getOrDefault(measure, Set.of()).contains(choice)) {
            missing.add(measure + " " + choice);
          }
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  private static List<String> choices(Formula formula, boolean isSearched) {
    List<String> choices = new ArrayList<>(List.of("default"));
    for (VarianceType type : formula.varianceTypes()) {
      if (type != VarianceType.LS) {
        choices.add("vtype=" + type.id());
      }
    }
    if (formula.isCorrected()) {
      choices.add("correct=FALSE");
    }
    if (formula.countsEvents() && !isSearched) {
      choices.addAll(List.of("add=0.5", "add=0.25", "add=0", "flip=TRUE", "flip=2"));
      choices.addAll(List.of("to=all", "to=if0all", "to=only0", "to=none"));
    }
    if (formula.comparesCounts() && !isSearched) {
      choices.add("drop00=TRUE");
    }
    return choices;
  }

  @Test
  void theFilesAreThere() {
    assertTrue(files().size() >= 39, files().toString());
  }
}
