package io.github.metasaw.kernel.input;

import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.Description;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.MagicResult;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.plot.Figure;
import java.util.List;

/** A magic whose result is a figure. */
public abstract class FigureMagic implements Magic {

  private final Description description;
  private final List<Option<?>> options;

  /**
   * A magic with the options given.
   *
   * @param description what the help says of it
   * @param options its own options, in the order of the help
   */
  protected FigureMagic(Description description, List<Option<?>> options) {
    this.description = description;
    this.options = List.copyOf(options);
  }

  @Override
  public final Description description() {
    return description;
  }

  @Override
  public final Class<?> type() {
    return Figure.class;
  }

  @Override
  public final List<Option<?>> options() {
    return options;
  }

  @Override
  public final MagicResult run(MagicLine line) {
    return MagicResult.of(draw(line));
  }

  /**
   * Draws the figure.
   *
   * @param line what was typed after the magic
   * @return the figure with its Java
   * @throws io.github.metasaw.diagnostic.MetaException for what the user can mend
   */
  protected abstract Code<Figure> draw(MagicLine line);
}
