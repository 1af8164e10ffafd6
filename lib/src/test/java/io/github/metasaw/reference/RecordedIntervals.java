package io.github.metasaw.reference;

import static io.github.metasaw.reference.ReferenceFile.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.fit.Tau2Interval;
import io.github.metasaw.reference.MetaforCalls.NotAnswered;
import io.github.metasaw.reference.RValue.Elements;
import io.github.metasaw.reference.RValue.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Recorded calls of {@code confint} of a fit. */
final class RecordedIntervals {

  private static final List<String> ENDS = List.of("estimate", "ci.lb", "ci.ub");

  private RecordedIntervals() {}

  /**
   * The intervals.
   *
   * @param model with the level that was asked for
   */
  static RValue of(RecordedModel model, JsonNode options) {
    if (model.isGeneral()) {
      return ofComponents(model, options);
    }
    return model.hasScale() ? ofScale(model, options) : ofTau2(model.fit(), options);
  }

  private static RValue ofTau2(FrequentistFit fit, JsonNode options) {
    Tau2Interval interval =
        switch (options.path("type").asText("QP")) {
          case "QP" -> fit.tau2Interval();
          case "PL" -> fit.tau2Interval(Tau2Interval.Method.PROFILE_LIKELIHOOD);
          case "QGEN", "GENQ" -> fit.tau2Interval(Tau2Interval.Method.GENERALIZED_Q);
          case "Wald" -> fit.tau2Interval(Tau2Interval.Method.WALD);
          default -> throw new NotAnswered("another kind of interval of tau2");
        };
    double[] at = {fit.tau2(), interval.lower(), interval.upper()};
    double[][] rows = {
      at,
      Arrays.stream(at).map(Math::sqrt).toArray(),
      Arrays.stream(at).map(interval::i2At).map(v -> 100 * v).toArray(),
      Arrays.stream(at).map(interval::h2At).toArray()
    };
    Map<String, RValue> values = new LinkedHashMap<>();
    values.put("random", named(rows, List.of("tau^2", "tau", "I^2(%)", "H^2")));
    if (options.path("fixed").asBoolean()) {
      DoubleUnaryOperator shown = RecordedPredictions.scale(options);
      Table table = fit.coefficients();
      double[][] fixed = new double[table.rowCount()][];
      for (int j = 0; j < fixed.length; j++) {
        int row = j;
        fixed[j] =
            List.of("estimate", "lower", "upper").stream()
                .mapToDouble(name -> shown.applyAsDouble(table.numberColumn(name).getDouble(row)))
                .toArray();
      }
      values.put("fixed", Numbers.matrix(fixed));
    }
    return new Elements(values);
  }

  private static Numbers named(double[][] rows, List<String> names) {
    return new Numbers(Numbers.matrix(rows).values(), rows.length, names, ENDS);
  }

  /** Of a coefficient of the log variance, which is twice that of the log SD. */
  private static RValue ofScale(RecordedModel model, JsonNode options) {
    FrequentistFit fit = model.fit();
    int p = RecordedFit.mean(fit).length;
    int size = fit.terms().size() - p;
    double factor = model.hasVariance() ? 1 : 2;
    List<RValue> all = new ArrayList<>();
    for (int j = 0; j < size; j++) {
      if (options.has("alpha") && (int) number(options.get("alpha")) != j + 1) {
        continue;
      }
      Table table = fit.confidence("profile", fit.terms().get(p + j));
      double[] ends = {
        factor * table.doubleColumn("estimate").getDouble(0),
        factor * table.doubleColumn("lower").getDouble(0),
        factor * table.doubleColumn("upper").getDouble(0)
      };
      all.add(new Elements(Map.of("random", Numbers.of(ends))));
    }
    return all.size() == 1 ? all.get(0) : numbered(all);
  }

  private static Elements numbered(List<RValue> all) {
    Map<String, RValue> list = new LinkedHashMap<>();
    for (int i = 0; i < all.size(); i++) {
      list.put("[[" + (i + 1) + "]]", all.get(i));
    }
    return new Elements(list);
  }

  /** Profile intervals of the variances and correlations: one asked for, or a list of all. */
  private static RValue ofComponents(RecordedModel model, JsonNode options) {
    List<Component> all = components(model);
    for (String name : List.of("sigma2", "tau2", "rho", "gamma2", "phi")) {
      if (options.has(name)) {
        List<Component> some = all.stream().filter(i -> i.name().equals(name)).toList();
        int number = (int) number(options.get(name));
        if (number > some.size()) {
          throw new NotAnswered("an interval of a component that is not there");
        }
        return some.get(number - 1).element(model.fit());
      }
    }
    List<RValue> estimated =
        all.stream()
            .filter(component -> !component.isFixed(model.fit()))
            .map(component -> (RValue) component.element(model.fit()))
            .toList();
    return estimated.size() == 1 ? estimated.get(0) : numbered(estimated);
  }

  private static List<Component> components(RecordedModel model) {
    FrequentistFit fit = model.fit();
    List<Component> all = new ArrayList<>();
    for (String group : model.groups()) {
      all.add(new Component("sigma2", "sd(" + group + ")"));
    }
    for (String group : model.structured()) {
      for (Row row : fit.components()) {
        String name = row.getString("component");
        if (name.startsWith(group) || name.startsWith("sd(" + group)) {
          String term = name.startsWith("sd(") ? name : "sd(" + name + ")";
          all.add(new Component(group.startsWith("g") ? "tau2" : "gamma2", term));
        }
      }
      if (fit.correlations().rowCount() == 1) {
        all.add(new Component(group.startsWith("g") ? "rho" : "phi", "rho(" + group + ")"));
      }
    }
    return all;
  }

  private record Component(String name, String term) {

    boolean isFixed(FrequentistFit fit) {
      return fit.provenance().settings().getOrDefault("fixed", "").contains(term);
    }

    Elements element(FrequentistFit fit) {
      Table table = fit.confidence("profile", term);
      double[] ends = {
        table.doubleColumn("estimate").getDouble(0),
        table.doubleColumn("lower").getDouble(0),
        table.doubleColumn("upper").getDouble(0)
      };
      boolean isVariance = name.endsWith("2");
      double[] first = isVariance ? Arrays.stream(ends).map(v -> v * v).toArray() : ends;
      double[][] rows = {first, isVariance ? ends : first};
      String label = name.replace("2", "");
      return new Elements(Map.of("random", named(rows, List.of(label + "^2", label))));
    }
  }
}
