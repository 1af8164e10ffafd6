package io.github.metasaw.plot;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.plot.scene.SceneChecks;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Data that no axis is made for: each figure still reads well, or says why it cannot be drawn. */
class ExtremeFiguresTest {

  private static final int ROWS = 6;

  /** Figures whose samples do not depend on the table of studies, and sampled ones, for time. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "zcurve",
          "labbe",
          "manhattan",
          "qq",
          "dendrogram",
          "membership",
          "line",
          "averagedEffect",
          "averagedWeights",
          "trace",
          "rank",
          "autocorrelation",
          "sensitivity");

  /** What is done to the studies. */
  private enum Extreme {
    EQUAL_EFFECTS(each("yi", yi -> 0.3)),
    NO_EFFECTS(each("yi", yi -> 0)),
    NO_HETEROGENEITY(each("yi", yi -> 0.3 + 0.001 * yi)),
    ONE_INTERVAL_A_THOUSAND_TIMES_THE_OTHERS(first("vi", 1e6 * 0.05)),
    ONE_WEIGHT_OF_NEARLY_ALL(first("vi", 1e-9)),
    ONE_EFFECT_FAR_AWAY(first("yi", 500)),
    MILLIONS(each("yi", yi -> 1e6 * yi).andThen(each("vi", vi -> 1e12 * vi))::apply),
    MILLIONTHS(each("yi", yi -> 1e-6 * yi).andThen(each("vi", vi -> 1e-12 * vi))::apply),
    FAR_FROM_ZERO(each("yi", yi -> 1e4 + yi));

    private final UnaryOperator<Table> change;

    Extreme(UnaryOperator<Table> change) {
      this.change = change;
    }

    private static UnaryOperator<Table> each(String column, DoubleUnaryOperator f) {
      return table -> {
        double[] values =
            Arrays.stream(table.doubleColumn(column).asDoubleArray()).map(f).toArray();
        return table.copy().replaceColumn(column, DoubleColumn.create(column, values));
      };
    }

    private static UnaryOperator<Table> first(String column, double value) {
      return table -> {
        Table changed = table.copy();
        changed.doubleColumn(column).set(0, value);
        return changed;
      };
    }
  }

  @TestFactory
  Stream<DynamicTest> figuresReadWellOrSayWhyNot() {
    return Arrays.stream(Extreme.values())
        .flatMap(
            extreme ->
                FigureSamples.of(ROWS, extreme.change).entrySet().stream()
                    .filter(sample -> !LEFT_OUT.contains(sample.getKey().split(" ", 2)[0]))
                    .filter(sample -> !sample.getKey().contains("averaged models"))
                    .map(sample -> test(extreme, sample)));
  }

  private static DynamicTest test(Extreme extreme, Map.Entry<String, Supplier<Figure>> sample) {
    return DynamicTest.dynamicTest(
        sample.getKey() + ", " + extreme, () -> readsWell(sample.getValue()));
  }

  private static void readsWell(Supplier<Figure> sample) throws Exception {
    Figure figure;
    try {
      figure = sample.get();
    } catch (MetaException refused) {
      assertFalse(refused.getMessage().isBlank());
      return;
    }
    SceneChecks.isReadable(figure);
    assertFalse(figure.description().contains("NaN"), figure.description());
  }
}
