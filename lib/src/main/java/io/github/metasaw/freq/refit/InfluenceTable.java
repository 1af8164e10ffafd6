package io.github.metasaw.freq.refit;

import io.github.metasaw.data.column.NumberColumns;
import io.github.metasaw.diagnostic.DistinctNames;
import io.github.metasaw.distribution.ChiSquared;
import io.github.metasaw.fit.Deletion;
import io.github.metasaw.freq.DeletionFits;
import io.github.metasaw.freq.InfluenceModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What leaving out each study does (Viechtbauer and Cheung 2010, Res. Synth. Meth. 1, 112;
 * metafor's {@code influence} and {@code dfbetas}): deleted residuals, DFFITS, Cook's distances,
 * covariance ratios, tau2 and Q without the study, leverages, weights and DFBETAS. Deleted
 * residuals are marginal: they do not borrow from correlated rows. Of pooled counts deleted
 * residuals are those of the studies' own estimates, there are no leverages, and changes are
 * counted in standard errors of the refit (Nieuwenhuis, te Grotenhuis and Pelzer 2012, R Journal 4,
 * 38). Studies that cannot be left out are missing.
 */
@API(status = API.Status.INTERNAL)
public final class InfluenceTable {

  private static final List<String> COLUMNS =
      List.of("rstudent", "dffits", "cook.d", "cov.r", "tau2.del", "QE.del", "hat", "weight");

  private static final int HAT = COLUMNS.indexOf("hat");

  private final InfluenceModel model;
  private final DeletionEffect effect;
  private final double[][] values;
  private final double[][] dfbetas;

  private InfluenceTable(InfluenceModel model) {
    this.model = model;
    this.effect = new DeletionEffect(model);
    this.values = missing(COLUMNS.size(), effect.k());
    this.dfbetas = missing(effect.p(), effect.k());
    values[HAT] = model.hat();
    values[HAT + 1] = model.solution().weights();
  }

  /** Columns without values [columns][rows]. */
  static double[][] missing(int columns, int rows) {
    double[][] all = new double[columns][rows];
    for (double[] column : all) {
      Arrays.fill(column, Double.NaN);
    }
    return all;
  }

  /**
   * The diagnostics of every study or cluster.
   *
   * @param model of all studies
   * @param deletion what is left out in turn
   * @return as {@link io.github.metasaw.fit.HasInfluence#influence(Deletion)}
   * @throws io.github.metasaw.diagnostic.MetaException for a column that makes no clusters, or a
   *     model whose refits cannot keep the dispersion
   */
  public static Table compute(InfluenceModel model, Deletion deletion) {
    InfluenceModel refitted = deletion.isReestimated() ? model : model.withDispersionKept();
    return deletion
        .cluster()
        .map(cluster -> ClusterInfluence.compute(refitted, cluster))
        .orElseGet(() -> ofStudies(refitted));
  }

  private static Table ofStudies(InfluenceModel model) {
    InfluenceTable table = new InfluenceTable(model);
    DeletionFits deletions = model.deletions();
    RefitLoop.inTurn(table.effect.k(), i -> table.set(i, deletions));
    return table.toTable();
  }

  private void set(int i, DeletionFits deletions) {
    if (!effect.take(deletions.without(i))) {
      return;
    }
    values[0][i] = effect.residual(i) / effect.residualSe(i);
    values[1][i] = effect.dffits(i);
    values[2][i] = effect.cook();
    values[3][i] = effect.covarianceRatio();
    values[4][i] = effect.tau2();
    values[5][i] = effect.q();
    for (int j = 0; j < dfbetas.length; j++) {
      dfbetas[j][i] = effect.dfbetas(j);
    }
  }

  /** metafor's rule: DFFITS, Cook's distance, leverage or a DFBETAS beyond its usual limit. */
  private boolean isInfluential(int i) {
    int k = effect.k();
    int p = effect.p();
    return Math.abs(values[1][i]) > 3 * Math.sqrt(p / (double) (k - p))
        || movesCoefficients(values[2], dfbetas, i)
        || (values[HAT].length > 0 && values[HAT][i] > 3.0 * p / k);
  }

  /** Whether the change moves all coefficients, or one of them, beyond the usual limit. */
  static boolean movesCoefficients(double[] cook, double[][] dfbetas, int i) {
    return ChiSquared.survival(cook[i], dfbetas.length) < 0.5
        || Arrays.stream(dfbetas).anyMatch(column -> Math.abs(column[i]) > 1);
  }

  private Table toTable() {
    Table table = Table.create("influence", StringColumn.create("study", model.studies().labels()));
    int[] shown =
        IntStream.range(0, values.length).filter(j -> values[j].length == effect.k()).toArray();
    NumberColumns.addTo(
        table,
        IntStream.of(shown).mapToObj(COLUMNS::get).toList(),
        IntStream.of(shown).mapToObj(j -> values[j]).toArray(double[][]::new));
    addDfbetas(table, model, dfbetas);
    BooleanColumn flag = BooleanColumn.create("influential");
    for (int i = 0; i < effect.k(); i++) {
      flag.append(isInfluential(i));
    }
    return table.addColumns(flag);
  }

  /** Adds the columns dfbs: of the coefficients of the mean. */
  static void addDfbetas(Table table, InfluenceModel model, double[][] dfbetas) {
    List<String> names = model.design().names();
    int[] kept = model.solution().kept();
    List<String> columns =
        DistinctNames.of(IntStream.of(kept).mapToObj(j -> "dfbs:" + names.get(j)).toList());
    NumberColumns.addTo(table, columns, dfbetas);
  }
}
