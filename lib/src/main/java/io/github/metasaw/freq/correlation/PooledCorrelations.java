package io.github.metasaw.freq.correlation;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.freq.engine.FreqEngine;
import io.github.metasaw.model.ModelSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The mean correlations of several variables by a multivariate model of the correlations of
 * studies: a mean for each pair of variables, effects of studies with a structure, and the sampling
 * covariance of {@link CorrelationCovariance} (Becker 1992, J. Educ. Stat. 17, 341). The first of
 * the two steps of a regression from pooled correlations; {@link #regression} is the second. R:
 * metafor's {@code rcalc}, {@code rma.mv(yi, V, mods = ~ 0 + pair, random = ~ pair | study)} and
 * {@code matreg}.
 *
 * @param variables in the order of the matrix [q]
 * @param matrix mean correlations [q x q]
 * @param V covariance of the elements below its diagonal, column by column [q(q - 1)/2 squared]
 * @param fit the model of the correlations
 */
public record PooledCorrelations(
    List<String> variables, double[][] matrix, double[][] V, FrequentistFit fit) {

  private static final String PAIR = "pair";

  /**
   * Pools correlations.
   *
   * @param correlations of the studies, not Fisher's z
   * @param structure of the studies' effects: {@code un, hcs, cs, diag, id}
   * @param options of the model, with method ML or REML
   * @return their means
   * @throws MetaException if no study has a pair of variables, or the model cannot be fitted
   */
  public static PooledCorrelations of(
      CorrelationCovariance correlations, String structure, FreqOptions options) {
    Table source = correlations.table();
    StringColumn first = source.stringColumn("var1");
    StringColumn second = source.stringColumn("var2");
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < source.rowCount(); i++) {
      names.add(first.get(i));
      names.add(second.get(i));
    }
    List<String> variables = List.copyOf(names);
    String[] pairs = new String[source.rowCount()];
    for (int i = 0; i < pairs.length; i++) {
      pairs[i] = level(variables.indexOf(first.get(i)), variables.indexOf(second.get(i)));
    }
    requireAll(variables, new TreeSet<>(Arrays.asList(pairs)));
    Table rows =
        Table.create(
            source.name(),
            StringColumn.create("study", source.stringColumn("study").asList()),
            StringColumn.create(PAIR, pairs),
            DoubleColumn.create("yi", source.doubleColumn("yi").asDoubleArray()));
    String text = "yi ~ 0 + pair + (0 + pair | study, cov = %s) + meta_V(V = V)";
    ModelSpec model = ModelSpec.parse(text.formatted(structure), Map.of());
    Studies studies = model.read(StudyReader.of(rows).V(correlations.V()));
    return ofMeans(variables, FreqEngine.fit(model, studies, options));
  }

  /** The name of a pair, whichever of the two comes first; in the order of a triangle. */
  private static String level(int a, int b) {
    return "p%03d.%03d".formatted(Math.min(a, b), Math.max(a, b));
  }

  private static void requireAll(List<String> variables, Set<String> pairs) {
    for (int j = 0; j < variables.size(); j++) {
      for (int i = j + 1; i < variables.size(); i++) {
        if (!pairs.contains(level(i, j))) {
          throw MetaException.format(
              "no study has the correlation of %s and %s, which the matrix needs; leave out the"
                  + " rows of one of the two",
              variables.get(j), variables.get(i));
        }
      }
    }
  }

  private static PooledCorrelations ofMeans(List<String> variables, FrequentistFit fit) {
    int q = variables.size();
    List<String> terms = fit.terms();
    double[] beta = fit.beta();
    double[][] covariance = fit.vcov();
    double[][] matrix = new double[q][q];
    List<Integer> places = new ArrayList<>();
    for (int j = 0; j < q; j++) {
      matrix[j][j] = 1;
      for (int i = j + 1; i < q; i++) {
        int place = terms.indexOf(PAIR + level(i, j));
        places.add(place);
        matrix[i][j] = beta[place];
        matrix[j][i] = beta[place];
      }
    }
    double[][] v = new double[places.size()][places.size()];
    for (int a = 0; a < v.length; a++) {
      for (int b = 0; b < v.length; b++) {
        v[a][b] = covariance[places.get(a)][places.get(b)];
      }
    }
    return new PooledCorrelations(variables, matrix, v, fit);
  }

  /**
   * Regressions from the mean correlations.
   *
   * @return with V as their precision and the level of the model
   */
  public MatrixRegression regression() {
    return MatrixRegression.ofCorrelations(variables, matrix).withV(V).withLevel(fit.level());
  }

  /**
   * The mean correlations with their intervals.
   *
   * @return var1, var2, estimate, se, lower, upper
   */
  public Table table() {
    Table coefficients = fit.coefficients();
    List<String> one = new ArrayList<>();
    List<String> other = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int j = 0; j < variables.size(); j++) {
      for (int i = j + 1; i < variables.size(); i++) {
        one.add(variables.get(j));
        other.add(variables.get(i));
        rows.add(fit.terms().indexOf(PAIR + level(i, j)));
      }
    }
    Table table =
        Table.create(
            "mean correlations",
            StringColumn.create("var1", one),
            StringColumn.create("var2", other));
    for (String name : List.of("estimate", "se", "lower", "upper")) {
      DoubleColumn column = DoubleColumn.create(name);
      rows.forEach(row -> column.append(coefficients.doubleColumn(name).getDouble(row)));
      table.addColumns(column);
    }
    return table;
  }
}
