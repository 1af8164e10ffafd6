package io.github.metasaw.plot.forest;

import io.github.metasaw.data.effect.Transformation;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.review.RiskOfBias;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a forest plot shows and how. Immutable; start at {@link #defaults}. */
public final class ForestOptions {

  private static final ForestOptions DEFAULTS = new ForestOptions();

  // Written only in a fresh copy, before anyone else sees it.
  private String title = "";
  private String effect = "";
  private ForestContent content = ForestContent.defaults();
  private @Nullable Transformation transformation;
  private boolean prediction = true;
  private boolean posterior = true;
  private ForestStyle style = ForestStyle.DEFAULT;
  private ForestAxis axis = ForestAxis.byData();

  private ForestOptions() {}

  /**
   * What is drawn unless someone asks for something else: the studies in the order of the table,
   * with what they report and with prediction intervals.
   *
   * @return the options to start from
   */
  public static ForestOptions defaults() {
    return DEFAULTS;
  }

  private ForestOptions with(Consumer<ForestOptions> change) {
    ForestOptions copy = new ForestOptions();
    copy.title = title;
    copy.effect = effect;
    copy.content = content;
    copy.transformation = transformation;
    copy.prediction = prediction;
    copy.posterior = posterior;
    copy.style = style;
    copy.axis = axis;
    change.accept(copy);
    return copy;
  }

  /**
   * Another title.
   *
   * @param title the heading of the figure; empty for none
   * @return a copy
   */
  public ForestOptions withTitle(String title) {
    return with(copy -> copy.title = title);
  }

  /**
   * Another name of the effect, for the title of the axis and the heading of the estimates.
   *
   * @param effect the name; empty for that of its measure
   * @return a copy
   */
  public ForestOptions withEffect(String effect) {
    return with(copy -> copy.effect = effect);
  }

  /**
   * Columns of the table beside the labels.
   *
   * @param columns their names, from left to right
   * @return a copy
   */
  public ForestOptions withColumns(List<String> columns) {
    return with(copy -> copy.content = content.withColumns(columns));
  }

  /**
   * Another order.
   *
   * @param sort {@code yi}, {@code vi}, {@code weight}, {@code label} or a column of the table
   * @param descending whether the largest stands first
   * @return a copy
   */
  public ForestOptions withSort(String sort, boolean descending) {
    return with(
        copy -> copy.content = content.withOrder(new ForestContent.Order(sort, descending)));
  }

  /**
   * Another scale than that of the studies' measure.
   *
   * @param transformation from the scale of yi to that on which effects are shown
   * @return a copy
   */
  public ForestOptions withTransformation(Transformation transformation) {
    return with(copy -> copy.transformation = transformation);
  }

  /**
   * Subgroups, each with its pooled effects.
   *
   * @param group the column of the table whose values make the subgroups
   * @return a copy
   */
  public ForestOptions withGroup(String group) {
    return with(copy -> copy.content = content.withGroup(group));
  }

  /**
   * With or without prediction intervals.
   *
   * @param prediction whether they are shown, where a model has one
   * @return a copy
   */
  public ForestOptions withPrediction(boolean prediction) {
    return with(copy -> copy.prediction = prediction);
  }

  /**
   * With or without the posterior of each study's own effect.
   *
   * @param posterior whether it is shown, where a fit has it
   * @return a copy
   */
  public ForestOptions withPosterior(boolean posterior) {
    return with(copy -> copy.posterior = posterior);
  }

  /**
   * Pooled effects among the studies, not as diamonds below.
   *
   * @param pooledRow label of their rows
   * @return a copy
   */
  public ForestOptions withPooledRow(String pooledRow) {
    return with(copy -> copy.content = content.withPooledRow(pooledRow));
  }

  /**
   * The risk of bias, as a light for each domain beside each study.
   *
   * @param bias judgements, which find their studies by name
   * @return a copy
   */
  public ForestOptions withRiskOfBias(RiskOfBias bias) {
    return with(copy -> copy.content = content.withBias(bias));
  }

  /**
   * Another place of the solid vertical line.
   *
   * @param reference on the scale of yi; NaN for no line
   * @return a copy
   */
  public ForestOptions withReference(double reference) {
    return with(copy -> copy.axis = axis.withReference(reference));
  }

  /**
   * One more group of columns of the table, in place of the raw data that the studies know.
   *
   * @param head heading over the columns, for example {@code Experimental}
   * @param columns their names, from left to right; columns that hold raw data are headed by what
   *     they are, for example {@code Events}
   * @return a copy
   */
  public ForestOptions withColumnGroup(String head, List<String> columns) {
    List<ForestContent.ColumnGroup> groups = new ArrayList<>(content.groups());
    groups.add(new ForestContent.ColumnGroup(head, columns));
    return with(copy -> copy.content = content.withGroups(groups));
  }

  /**
   * With or without the raw data that the studies know: events and totals, means and SDs.
   *
   * @param rawData whether they are shown
   * @return a copy
   */
  public ForestOptions withRawData(boolean rawData) {
    return with(copy -> copy.content = content.withRawData(rawData));
  }

  /**
   * Another order of columns and wording.
   *
   * @param style of a journal or program
   * @return a copy
   */
  public ForestOptions withStyle(ForestStyle style) {
    return with(copy -> copy.style = style);
  }

  /**
   * Words below the axis that say which group an effect speaks for: {@code Favours treatment}.
   *
   * @param left the group that small effects favour, or words that begin with {@code Favours}
   * @param right the group that large effects favour
   * @return a copy
   */
  public ForestOptions withFavours(String left, String right) {
    return with(copy -> copy.axis = axis.withFavours(left, right));
  }

  /**
   * Other ends of the axis; intervals beyond them end in arrows.
   *
   * @param low at the left, on the scale that is shown: a ratio, not its log
   * @param high at the right
   * @return a copy
   * @throws MetaException unless {@code low} is the smaller one and both are finite
   */
  public ForestOptions withLimits(double low, double high) {
    return with(copy -> copy.axis = axis.withLimits(low, high));
  }

  /**
   * Other ticks of the axis.
   *
   * @param ticks values on the scale that is shown, in any order
   * @return a copy
   * @throws MetaException without a value, or for one that is not finite
   */
  public ForestOptions withTicks(List<Double> ticks) {
    return with(copy -> copy.axis = axis.withTicks(ticks));
  }

  /**
   * Other decimals of estimates and bounds.
   *
   * @param digits 0 to 8
   * @return a copy
   * @throws MetaException for another number
   */
  public ForestOptions withDigits(int digits) {
    return with(copy -> copy.axis = axis.withDigits(digits));
  }

  /**
   * The title.
   *
   * @return empty for none
   */
  public String title() {
    return title;
  }

  /**
   * The name of the effect.
   *
   * @return empty for that of its measure
   */
  public String effect() {
    return effect;
  }

  /**
   * The scale on which effects are shown.
   *
   * @param otherwise the scale of the measure
   * @return the scale asked for, else the other
   */
  public Transformation transformation(Transformation otherwise) {
    return transformation == null ? otherwise : transformation;
  }

  /**
   * What is taken from the table of studies.
   *
   * @return columns, order and subgroups
   */
  public ForestContent content() {
    return content;
  }

  /**
   * Whether prediction intervals are shown.
   *
   * @return true unless someone said otherwise
   */
  public boolean prediction() {
    return prediction;
  }

  /**
   * Whether studies show the posterior of their own effect.
   *
   * @return true unless someone said otherwise
   */
  public boolean posterior() {
    return posterior;
  }

  /**
   * The order of columns and the wording.
   *
   * @return the style
   */
  public ForestStyle style() {
    return style;
  }

  /**
   * How the axis is asked for.
   *
   * @return limits and ticks on the scale that is shown
   */
  public ForestAxis axis() {
    return axis;
  }
}
