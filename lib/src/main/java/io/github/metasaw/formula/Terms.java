package io.github.metasaw.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sets of effects with R's algebra (Wilkinson and Rogers 1973): each effect is a set of factors,
 * and an effect written twice counts once.
 */
final class Terms {

  private final Map<Set<String>, Term.Effect> effects = new LinkedHashMap<>();

  static Terms of(Term.Effect effect) {
    Terms terms = new Terms();
    terms.add(effect);
    return terms;
  }

  private void add(Term.Effect effect) {
    effects.putIfAbsent(key(effect), effect);
  }

  private static Set<String> key(Term.Effect effect) {
    Set<String> key = new LinkedHashSet<>();
    effect.factors().forEach(factor -> key.add(factor.code()));
    return key;
  }

  Terms addAll(Terms others) {
    others.effects.values().forEach(this::add);
    return this;
  }

  Terms removeAll(Terms others) {
    others.effects.keySet().forEach(effects::remove);
    return this;
  }

  /** {@code a:b}: every effect of this with every effect of the other. */
  Terms interact(Terms other) {
    Terms out = new Terms();
    for (Term.Effect left : effects.values()) {
      for (Term.Effect right : other.effects.values()) {
        Map<String, TermFactor> factors = new LinkedHashMap<>();
        left.factors().forEach(f -> factors.putIfAbsent(f.code(), f));
        right.factors().forEach(f -> factors.putIfAbsent(f.code(), f));
        out.add(new Term.Effect(List.copyOf(factors.values()), left.span()));
      }
    }
    return out;
  }

  /** {@code a*b}: a + b + a:b. */
  Terms cross(Terms other) {
    return new Terms().addAll(this).addAll(other).addAll(interact(other));
  }

  /** {@code (a + b)^n}: all interactions of up to n. */
  Terms power(int n) {
    Terms out = new Terms().addAll(this);
    for (int i = 1; i < n; i++) {
      out = out.cross(this);
    }
    return out;
  }

  /**
   * Main effects first, then interactions by order; within an order as written. The factors of an
   * interaction stand in the order in which the whole formula first names them, as in R.
   */
  List<Term.Effect> ordered(List<String> appearance) {
    List<Term.Effect> list = new ArrayList<>();
    for (Term.Effect effect : effects.values()) {
      List<TermFactor> factors = new ArrayList<>(effect.factors());
      factors.sort(Comparator.comparingInt(factor -> appearance.indexOf(factor.code())));
      list.add(new Term.Effect(factors, effect.span()));
    }
    list.sort(Comparator.comparingInt(effect -> effect.factors().size()));
    return list;
  }
}
