package io.github.metasaw.diagnostic;

import java.io.Serializable;

/** A piece of a {@link Message}: text, a {@link Place} or a {@link Remedy}. */
public interface MessagePart extends Serializable {}
