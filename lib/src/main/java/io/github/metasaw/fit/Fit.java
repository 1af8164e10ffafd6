package io.github.metasaw.fit;

import io.github.metasaw.data.Studies;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.model.Design;
import java.util.List;
import tech.tablesaw.api.Table;

/** A fitted model: data, design, pooled effect and checks. */
public interface Fit extends Predicts {

  /**
   * The studies fitted.
   *
   * @return all rows
   */
  Studies studies();

  /**
   * The design of the mean.
   *
   * @return with its columns' parameters
   */
  Design design();

  /**
   * The pooled effect, as a forest plot draws it.
   *
   * @return of a model without moderators; else its numbers are NaN
   */
  Pooled pooled();

  /**
   * Share of each study in the pooled effect.
   *
   * @return per cent [k]; sums to 100
   */
  double[] weights();

  /**
   * Confidence or credibility of intervals.
   *
   * @return for example 0.95
   */
  double level();

  /**
   * The checks of the data and of the fit.
   *
   * @return the data's first
   */
  List<Check> checkList();

  /**
   * The data, options and versions that reproduce this fit.
   *
   * @return versions and settings
   */
  Provenance provenance();

  /**
   * The checks as a table.
   *
   * @return check, status, value, message
   */
  default Table checks() {
    return Checks.table(checkList());
  }
}
