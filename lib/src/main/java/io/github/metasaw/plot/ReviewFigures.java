package io.github.metasaw.plot;

import io.github.metasaw.plot.review.ReviewDrawings;
import io.github.metasaw.review.FlowCounts;
import io.github.metasaw.review.RiskOfBias;

/** Figures of systematic reviews: risk of bias, and the flow of records to studies. */
public final class ReviewFigures {

  private ReviewFigures() {}

  /**
   * The traffic-light figure: a light with a sign for each study and domain.
   *
   * @param rob judgements
   * @return the figure
   */
  public static Figure biasLights(RiskOfBias rob) {
    return Figure.of(ReviewDrawings.biasLights(rob));
  }

  /**
   * The summary figure: the shares of the judgements in each domain.
   *
   * @param rob judgements
   * @return the figure, in which every study counts as one
   */
  public static Figure biasSummary(RiskOfBias rob) {
    return Figure.of(ReviewDrawings.biasSummary(rob));
  }

  /**
   * The PRISMA 2020 flow diagram of a new review that searched databases and registers.
   *
   * @param flow counts of records, reports and studies
   * @return the figure
   */
  public static Figure flow(FlowCounts flow) {
    return Figure.of(ReviewDrawings.flow(flow));
  }
}
