package io.github.metasaw.fit;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.model.Design;
import java.util.List;
import tech.tablesaw.api.Table;

/** A fitted model: data, design, the pooled answer and what there is to remark. */
public interface Fit extends Predicts {

  /** What was fitted to. */
  Studies studies();

  /** The design of the mean. */
  Design design();

  /** The pooled effect of a model without moderators, as a forest plot draws it. */
  Pooled pooled();

  /** Share of each study in the pooled effect, in per cent [k]; sums to 100. */
  double[] weights();

  /** Confidence or credibility of intervals, for example 0.95. */
  double level();

  /** Remarks on data and fit, the data's first. */
  List<Check> checkList();

  /** How this fit came about. */
  Provenance provenance();

  /** {@link #checkList} as a table: check, status, value, message. */
  default Table checks() {
    return Checks.table(checkList());
  }
}
