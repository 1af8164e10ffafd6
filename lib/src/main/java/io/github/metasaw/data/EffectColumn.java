package io.github.metasaw.data;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/**
 * A column of effect sizes that remembers its measure and the columns of raw data beside it. It is
 * a {@link DoubleColumn} in every other way. What Tablesaw makes of it row by row ({@code where},
 * {@code sortOn}, {@code copy}, {@code first}, joins, another name) remembers too; what it makes by
 * arithmetic is another quantity and does not. Rows of another measure, or of none, that are
 * appended end the memory, and {@link #isMixed} says so.
 */
public final class EffectColumn extends DoubleColumn {

  private final EffectOrigin origin;
  private boolean isMixed;

  private EffectColumn(String name, DoubleArrayList values, EffectOrigin origin) {
    super(name, values);
    this.origin = origin;
  }

  /**
   * A column.
   *
   * @param name of the column, for example {@code yi}
   * @param values effect sizes, NaN where missing [rows]
   * @param origin where they come from
   * @return the column
   */
  public static EffectColumn of(String name, double[] values, EffectOrigin origin) {
    return new EffectColumn(name, new DoubleArrayList(values), origin);
  }

  /** The same of an array that is kept, not copied. */
  static EffectColumn keeping(String name, double[] values, EffectOrigin origin) {
    return new EffectColumn(name, DoubleArrayList.wrap(values), origin);
  }

  /** The same of effect sizes of several measures. */
  static EffectColumn mixed(String name, double[] values, EffectOrigin origin) {
    EffectColumn column = keeping(name, values, origin);
    column.isMixed = true;
    return column;
  }

  /** The column as it is now, made when it is asked for. */
  Supplier<Column<?>> snapshot() {
    String name = name();
    double[] values = asDoubleArray();
    boolean wasMixed = isMixed;
    NumberColumnFormatter formatter = getPrintFormatter();
    return () -> {
      EffectColumn copy = keeping(name, values, origin);
      copy.isMixed = wasMixed;
      copy.setPrintFormatter(formatter);
      return copy;
    };
  }

  /**
   * Where the effect sizes come from.
   *
   * @return null if rows of another origin were appended
   */
  public @Nullable EffectOrigin origin() {
    return isMixed ? null : origin;
  }

  /** Whether rows of another measure, or of none, were appended. */
  public boolean isMixed() {
    return isMixed;
  }

  @Override
  public EffectColumn createCol(String name) {
    return remembering(new EffectColumn(name, new DoubleArrayList(), origin));
  }

  @Override
  public EffectColumn createCol(String name, int size) {
    DoubleArrayList values = new DoubleArrayList(size);
    values.size(size);
    java.util.Arrays.fill(values.elements(), 0, size, Double.NaN);
    return remembering(new EffectColumn(name, values, origin));
  }

  @Override
  public EffectColumn copy() {
    EffectColumn copy =
        remembering(new EffectColumn(name(), new DoubleArrayList(asDoubleArray()), origin));
    copy.setPrintFormatter(getPrintFormatter());
    return copy;
  }

  private EffectColumn remembering(EffectColumn column) {
    column.isMixed = isMixed;
    return column;
  }

  @Override
  public DoubleColumn append(Column<Double> more) {
    boolean isSame =
        more instanceof EffectColumn effects
            && !effects.isMixed
            && effects.origin.measure() == origin.measure();
    isMixed |= !isSame && more.size() > 0;
    return super.append(more);
  }
}
