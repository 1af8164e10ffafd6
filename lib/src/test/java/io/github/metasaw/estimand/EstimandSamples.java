package io.github.metasaw.estimand;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Data and fits that several tests of this package use. */
final class EstimandSamples {

  private EstimandSamples() {}

  /** From the published intervals, with 1.96 for the quantile as the targets have it. */
  static Studies s1() {
    Table dat = Meta.dataset("cdkal1");
    DoubleColumn width =
        dat.doubleColumn("ci_upper").logN().subtract(dat.doubleColumn("ci_lower").logN());
    return Meta.studies(
            Table.create(
                "cdkal1",
                dat.stringColumn("population"),
                dat.doubleColumn("yi"),
                width.divide(2 * 1.96).setName("se")))
        .sei("se")
        .read();
  }

  static Studies s2() {
    return Meta.studies(Meta.dataset("eight_studies").first(5)).read();
  }

  static Studies three() {
    return Meta.studies(
            Table.create(
                "three",
                StringColumn.create("study", "A", "B", "C"),
                DoubleColumn.create("yi", 0.1, 0.4, 0.25),
                DoubleColumn.create("sei", 0.05, 0.1, 0.2),
                DoubleColumn.create("n", 200, 200, 100)))
        .require(List.of("n"))
        .read();
  }
}
