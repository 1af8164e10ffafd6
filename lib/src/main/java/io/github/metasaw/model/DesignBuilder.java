package io.github.metasaw.model;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.formula.ModelLine;
import io.github.metasaw.formula.Term;
import io.github.metasaw.formula.TermFactor;
import io.github.metasaw.model.parameter.Parameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the {@link Design} of a {@link ModelSpec} on given studies: R's {@code model.matrix} with
 * treatment contrasts. A factor of a term has contrasts if the term without it is in the model, and
 * one indicator per level otherwise. Without an intercept, the first factor that is not numeric has
 * one indicator per level, as in R.
 */
public final class DesignBuilder {

  private final boolean intercept;
  private final List<Term.Effect> effects;
  private final Map<String, ContrastCoding> codings = new LinkedHashMap<>();
  private final Set<Set<String>> margins = new HashSet<>();

  private DesignBuilder(ModelLine line) {
    this.intercept = line.intercept();
    this.effects = line.effects();
    margins.add(Set.of());
    effects.forEach(effect -> margins.add(codes(effect.factors())));
  }

  /**
   * The design of the mean.
   *
   * @param spec the model
   * @param studies the studies whose columns it names
   * @return X of the mean, with its coding
   * @throws io.github.metasaw.diagnostic.MetaException with line and column, for a term that cannot
   *     be built on these studies
   */
  public static Design build(ModelSpec spec, Studies studies) {
    refuseUnusedLevels(spec);
    return mean(spec, spec.text().mean(), studies);
  }

  private static Design mean(ModelSpec spec, ModelLine line, Studies studies) {
    Design design = build(line, spec.levels(), ModelFrame.of(studies));
    if (design.columns() == 0) {
      throw MetaException.format(
          "the model has neither intercept nor moderators %s", line.span().place());
    }
    return design;
  }

  /**
   * The design of two means on stacked rows, coefficients prefixed {@code mu1:} and {@code mu2:}.
   * New data are encoded as all rows of the first outcome, then all of the second.
   *
   * @param outcome 1 or 2 of each row
   */
  static Design bivariate(ModelSpec spec, Studies studies, int[] outcome) {
    refuseUnusedLevels(spec);
    Design first = mean(spec, spec.means().get(0), studies);
    Design second = mean(spec, spec.means().get(1), studies);
    List<Parameter.Mean> coefficients = new ArrayList<>();
    first.names().forEach(term -> coefficients.add(new Parameter.Mean(1, term)));
    second.names().forEach(term -> coefficients.add(new Parameter.Mean(2, term)));
    Map<String, List<String>> factors = new LinkedHashMap<>(first.factors());
    factors.putAll(second.factors());
    return new Design(
        sideBySide(first.x(), first.columns(), second.x(), second.columns(), outcome),
        studies.k(),
        coefficients,
        false,
        newdata -> {
          int n = newdata.rowCount();
          int[] both = new int[2 * n];
          java.util.Arrays.fill(both, 0, n, 1);
          java.util.Arrays.fill(both, n, 2 * n, 2);
          return sideBySide(
              twice(first.encode(newdata)),
              first.columns(),
              twice(second.encode(newdata)),
              second.columns(),
              both);
        },
        factors);
  }

  private static double[] twice(double[] x) {
    double[] out = java.util.Arrays.copyOf(x, 2 * x.length);
    System.arraycopy(x, 0, out, x.length, x.length);
    return out;
  }

  private static double[] sideBySide(double[] x1, int p1, double[] x2, int p2, int[] outcome) {
    int p = p1 + p2;
    double[] x = new double[outcome.length * p];
    for (int i = 0; i < outcome.length; i++) {
      if (outcome[i] == 1) {
        System.arraycopy(x1, i * p1, x, i * p, p1);
      } else {
        System.arraycopy(x2, i * p2, x, i * p + p1, p2);
      }
    }
    return x;
  }

  /** The design of any line; without columns where it has neither intercept nor effects. */
  static Design build(ModelLine line, Map<String, List<String>> levels, ModelFrame frame) {
    if (line.intercept() && line.effects().isEmpty()) {
      return Design.intercept(frame.table().rowCount());
    }
    DesignBuilder builder = new DesignBuilder(line);
    for (Term.Effect effect : builder.effects) {
      for (TermFactor factor : effect.factors()) {
        builder.codings.computeIfAbsent(
            factor.code(), c -> ContrastCoding.of(factor, frame, levels));
      }
    }
    return new Design(
        builder.matrix(frame),
        frame.table().rowCount(),
        builder.names().stream().map(term -> new Parameter.Mean(0, term)).toList(),
        builder.intercept,
        newdata -> builder.matrix(ModelFrame.of(newdata)),
        builder.factors());
  }

  private Map<String, List<String>> factors() {
    Map<String, List<String>> factors = new LinkedHashMap<>();
    for (ContrastCoding coding : codings.values()) {
      if (coding instanceof ContrastCoding.Levels levels) {
        factors.put(levels.column().name(), levels.levels());
      }
    }
    return factors;
  }

  private static void refuseUnusedLevels(ModelSpec spec) {
    List<String> moderators = spec.moderators().stream().map(TermFactor.Column::name).toList();
    for (String column : spec.levels().keySet()) {
      if (!moderators.contains(column)) {
        String where =
            "to give the levels of" + (moderators.isEmpty() ? "; the model has none" : "");
        throw MetaException.unknown("moderator", column, where, moderators);
      }
    }
  }

  private static Set<String> codes(List<TermFactor> factors) {
    Set<String> codes = new HashSet<>();
    factors.forEach(factor -> codes.add(factor.code()));
    return codes;
  }

  private boolean contrasts(Term.Effect effect, TermFactor factor) {
    if (!intercept && isFirstFactor(effect, factor)) {
      return false;
    }
    Set<String> margin = codes(effect.factors());
    margin.remove(factor.code());
    return margins.contains(margin);
  }

  /** Whether this is the first factor with levels of the first term that has one. */
  private boolean isFirstFactor(Term.Effect effect, TermFactor factor) {
    for (Term.Effect candidate : effects) {
      for (TermFactor f : candidate.factors()) {
        if (coding(f) instanceof ContrastCoding.Levels) {
          return candidate.equals(effect) && f.equals(factor);
        }
      }
    }
    return false;
  }

  private ContrastCoding coding(TermFactor factor) {
    return java.util.Objects.requireNonNull(codings.get(factor.code()));
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    if (intercept) {
      names.add(Parameter.INTERCEPT);
    }
    for (Term.Effect effect : effects) {
      List<String> joined = List.of("");
      for (TermFactor factor : effect.factors()) {
        List<String> next = new ArrayList<>();
        // The first factor varies fastest.
        for (String name : coding(factor).names(contrasts(effect, factor))) {
          for (String before : joined) {
            next.add(before.isEmpty() ? name : before + ":" + name);
          }
        }
        joined = next;
      }
      names.addAll(joined);
    }
    return names;
  }

  /** Row-major [rows of the frame x p]. */
  private double[] matrix(ModelFrame frame) {
    int rows = frame.table().rowCount();
    List<double[]> columns = new ArrayList<>();
    if (intercept) {
      double[] ones = new double[rows];
      java.util.Arrays.fill(ones, 1);
      columns.add(ones);
    }
    for (Term.Effect effect : effects) {
      columns.addAll(columns(effect, frame));
    }
    int p = columns.size();
    double[] x = new double[rows * p];
    for (int j = 0; j < p; j++) {
      for (int i = 0; i < rows; i++) {
        x[i * p + j] = columns.get(j)[i];
      }
    }
    return x;
  }

  private List<double[]> columns(Term.Effect effect, ModelFrame frame) {
    List<double[]> product = List.of();
    for (TermFactor factor : effect.factors()) {
      double[][] values = coding(factor).values(frame, contrasts(effect, factor));
      List<double[]> next = new ArrayList<>();
      for (double[] value : values) {
        if (product.isEmpty()) {
          next.add(value);
        }
        for (double[] before : product) {
          next.add(times(before, value));
        }
      }
      product = next;
    }
    return product;
  }

  private static double[] times(double[] left, double[] right) {
    double[] out = new double[left.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = left[i] * right[i];
    }
    return out;
  }
}
