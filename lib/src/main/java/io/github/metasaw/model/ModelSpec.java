package io.github.metasaw.model;

import io.github.metasaw.formula.ModelText;
import java.util.List;
import java.util.Map;

/**
 * What is modelled, apart from how it is estimated: one spec feeds every engine.
 *
 * @param text the model
 * @param levels order of the levels of a text column, the first being the reference; a column not
 *     named here has its levels sorted as R sorts text
 */
public record ModelSpec(ModelText text, Map<String, List<String>> levels) {

  public ModelSpec {
    levels = Map.copyOf(levels);
  }
}
