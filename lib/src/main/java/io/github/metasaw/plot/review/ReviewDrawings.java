package io.github.metasaw.plot.review;

import io.github.metasaw.plot.scene.Drawing;
import io.github.metasaw.plot.scene.DrawnTable;
import io.github.metasaw.review.FlowCounts;
import io.github.metasaw.review.Judgement;
import io.github.metasaw.review.RiskOfBias;
import java.util.List;
import tech.tablesaw.api.Table;

/** Figures of reviews: what they show, paired with how it is drawn. */
public final class ReviewDrawings {

  private ReviewDrawings() {}

  /**
   * A light for each study and domain.
   *
   * @param rob judgements
   * @return the drawing
   */
  public static Drawing biasLights(RiskOfBias rob) {
    return Drawing.of(rob::table, () -> BiasLightsLayout.draw(rob));
  }

  /**
   * The shares of the judgements in each domain.
   *
   * @param rob judgements
   * @return the drawing, in which every study counts as one
   */
  public static Drawing biasSummary(RiskOfBias rob) {
    double[] weights = BiasSummaryLayout.equal(rob);
    return Drawing.of(() -> shares(rob, weights), () -> BiasSummaryLayout.draw(rob, weights));
  }

  /**
   * The PRISMA 2020 flow diagram.
   *
   * @param flow counts of records, reports and studies
   * @return the drawing
   */
  public static Drawing flow(FlowCounts flow) {
    return Drawing.of(flow::table, () -> FlowLayout.draw(flow));
  }

  private static Table shares(RiskOfBias rob, double... weights) {
    DrawnTable table =
        DrawnTable.of("risk of bias", List.of("domain", "judgement"), List.of("share"));
    for (int d = 0; d < rob.domains().size(); d++) {
      for (Judgement judgement : rob.used()) {
        table.row(List.of(rob.words(d), judgement.label()), rob.share(d, judgement, weights));
      }
    }
    return table.table();
  }
}
