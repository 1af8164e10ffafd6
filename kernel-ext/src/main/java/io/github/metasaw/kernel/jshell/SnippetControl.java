package io.github.metasaw.kernel.jshell;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in this virtual machine. JShell passes results and variables as text; here they
 * stay objects: the text that JShell gets is the key of a result.
 */
final class SnippetControl extends DirectExecutionControl {

  /** What to do with the field of a variable. */
  private interface FieldAction {
    void perform(Field field) throws IllegalAccessException;
  }

  private static final ThreadLocal<FieldAction> ACTION = new ThreadLocal<>();

  private final @Nullable ClassLoader loader;
  private final AtomicLong keys = new AtomicLong();
  private final Map<String, Optional<Object>> results = new ConcurrentHashMap<>();
  private volatile @Nullable Throwable thrown;

  SnippetControl() {
    // The default loader of snippets makes itself that of this thread.
    loader = Thread.currentThread().getContextClassLoader();
  }

  /** The loader of the snippets' classes, and of the class path that cells have added. */
  @Nullable ClassLoader loader() {
    return loader;
  }

  @Override
  public void load(ClassBytecodes[] classes)
      throws ClassInstallException, NotImplementedException, EngineTerminationException {
    super.load(
        Arrays.stream(classes)
            .map(one -> new ClassBytecodes(one.name(), Checkpoints.in(one.bytecodes())))
            .toArray(ClassBytecodes[]::new));
  }

  @Override
  protected String invoke(Method snippet) throws Exception {
    String key = "result " + keys.incrementAndGet();
    Object value = run(snippet);
    results.put(key, Optional.ofNullable(value));
    return key;
  }

  private @Nullable Object run(Method snippet) throws Exception {
    thrown = null;
    CellRun run = CellRun.current();
    try {
      return (run == null ? new CellRun() : run).call(() -> snippet.invoke(null), loader, true);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      thrown = cause;
      if (cause instanceof SPIResolutionException) {
        throw e;
      }
      throw new UserException(
          String.valueOf(cause.getMessage()), cause.getClass().getName(), cause.getStackTrace());
    } catch (CancellationException e) {
      thrown = e;
      throw new UserException("interrupted", e.getClass().getName(), e.getStackTrace());
    }
  }

  /** What the last snippet threw, with its class and its causes. */
  @Nullable Throwable thrown() {
    return thrown;
  }

  /**
   * Takes a result.
   *
   * @param key that JShell got in its place
   * @return the result, which may be null
   */
  @Nullable Object take(String key) {
    Optional<Object> value = results.remove(key);
    return value == null ? null : value.orElse(null);
  }

  /** JShell knows the class of a variable, and tells it to this method alone. */
  @Override
  public String varValue(String className, String name)
      throws RunException, EngineTerminationException, InternalException {
    FieldAction wanted = ACTION.get();
    if (wanted == null) {
      return super.varValue(className, name);
    }
    try {
      Field field = findClass(className).getDeclaredField(name);
      field.setAccessible(true);
      wanted.perform(field);
      return "";
    } catch (ReflectiveOperationException e) {
      throw new InternalException(e.toString());
    }
  }

  /**
   * Reads the field of a variable.
   *
   * @param ask makes JShell ask for the value of the variable
   * @return its value, which may be null
   */
  @Nullable Object read(Runnable ask) {
    Object[] value = new Object[1];
    perform(field -> value[0] = field.get(null), ask);
    return value[0];
  }

  /**
   * Writes the field of a variable, if it has exactly the type.
   *
   * @param type of the variable
   * @param given its new value
   * @param ask makes JShell ask for the value of the variable
   * @return whether it was written
   */
  boolean write(Class<?> type, Object given, Runnable ask) {
    boolean[] isWritten = new boolean[1];
    perform(
        field -> {
          if (field.getType() == type) {
            field.set(null, given);
            isWritten[0] = true;
          }
        },
        ask);
    return isWritten[0];
  }

  /**
   * Lets go of the value of a variable.
   *
   * @param ask makes JShell ask for the value of the variable
   */
  void clear(Runnable ask) {
    perform(
        field -> {
          if (!field.getType().isPrimitive()) {
            field.set(null, null);
          }
        },
        ask);
  }

  private void perform(FieldAction wanted, Runnable ask) {
    ACTION.set(wanted);
    try {
      ask.run();
    } finally {
      ACTION.remove();
    }
  }
}
