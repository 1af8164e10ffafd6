package io.github.metasaw.freq.selection;

import io.github.metasaw.Meta;
import io.github.metasaw.distribution.Normal;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * Studies that were selected as a model says: effects with mean 0.3 and SD 0.2, standard errors
 * from 0.1 to 0.5.
 *
 * @param model of selection
 * @param delta its true parameters
 */
record SimulatedSelection(SelectionModel model, double... delta) {

  static final double MU = 0.3;
  static final double TAU = 0.2;

  /** One of each type, with a selection that leaves studies on both sides. */
  static SimulatedSelection of(SelectionType type) {
    SelectionModel model = SelectionModel.of(type);
    return switch (type) {
      case STEP -> new SimulatedSelection(model.withSteps(0.025, 0.5), 1, 0.5, 0.2);
      case STEPCON -> new SimulatedSelection(model.withSteps(0.025, 0.5), 1, 0.5, 0.2);
      case BETA -> new SimulatedSelection(model.withSteps(0.025, 0.975), 0.6, 1.5);
      case HALFNORM -> new SimulatedSelection(model, 5);
      case NEGEXP -> new SimulatedSelection(model, 3);
      case LOGISTIC -> new SimulatedSelection(model, 5);
      case POWER -> new SimulatedSelection(model, 3);
      case NEGEXPPOW -> new SimulatedSelection(model, 3, 1);
      case TRUNCEST -> new SimulatedSelection(model, 0.2, 0.1);
      case TRUNC -> new SimulatedSelection(model, 0.3);
    };
  }

  /** The parameters that are estimated, a cut-point and a weight of 1 not among them. */
  int[] free() {
    SelectionType type = model.settings().type();
    int first = type.isStep() ? 1 : 0;
    return IntStream.range(first, type == SelectionType.TRUNCEST ? 1 : delta.length).toArray();
  }

  /** A fit without selection of k studies that were selected. */
  FrequentistFit studies(int k, long seed) {
    RandomStream random = Streams.of(seed).chain(0);
    SelectionType type = model.settings().type();
    WeightFunction function =
        WeightFunction.of(type, type.isTruncation() ? new double[0] : model.settings().steps());
    double highest =
        IntStream.range(0, 1000)
            .mapToDouble(i -> function.weight((i + 0.5) / 1000, 1, delta))
            .max()
            .orElse(1);
    double[] yi = new double[k];
    double[] vi = new double[k];
    for (int i = 0; i < k; ) {
      double se = 0.1 + 0.4 * random.nextUniform();
      double y = MU + Math.hypot(se, TAU) * random.nextGaussian();
      double cut = type == SelectionType.TRUNCEST ? delta[1] : 0;
      double weight =
          type.isTruncation()
              ? (y > cut ? 1 : delta[0])
              : function.weight(Normal.survival(y / se), 1, delta) / highest;
      if (random.nextUniform() < weight) {
        yi[i] = y;
        vi[i++] = se * se;
      }
    }
    Table table =
        Table.create("studies", DoubleColumn.create("yi", yi), DoubleColumn.create("vi", vi));
    return Meta.fit(table, "yi ~ 1 + meta_V(V = vi)");
  }
}
