package io.github.metasaw.kernel.jshell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.dflib.jjava.jupyter.channels.JupyterConnection;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellHandler;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;
import org.dflib.jjava.jupyter.messages.Message;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.zeromq.ZMQ;

/** A channel of requests that answers at once; the base looks for a request every 50 ms. */
final class RequestChannel extends ShellChannel {

  /** Between two cells that are sent together. */
  private static final long QUEUE_MS = 20;

  private final JupyterConnection connection;
  private final boolean isControl;
  private final Runnable shutdown;

  RequestChannel(
      ZMQ.Context context,
      HMACGenerator signature,
      boolean isControl,
      JupyterConnection connection,
      Runnable shutdown) {
    super(context, signature, isControl, connection);
    this.connection = connection;
    this.isControl = isControl;
    this.shutdown = shutdown;
  }

  @Override
  public void bind(KernelConnectionProperties to) {
    bind(
        formatAddress(
            to.getTransport(), to.getIp(), isControl ? to.getControlPort() : to.getShellPort()));
  }

  /** Begins to answer. */
  void start() {
    Thread thread = new Thread(this::serve, isControl ? "control" : "shell");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try (ZMQ.Poller poller = ctx.poller(1)) {
      poller.register(this, ZMQ.Poller.POLLIN);
      while (!closed) {
        if (poller.poll(-1) > 0) {
          Deque<Message<?>> waiting = new ArrayDeque<>(List.of(readMessage()));
          boolean isDropping = false;
          while (!waiting.isEmpty()) {
            isDropping |= answer(waiting.removeFirst(), isDropping, poller, waiting);
          }
        }
      }
    }
  }

  /**
   * Answers one request.
   *
   * @param request any that a handler knows
   * @param isDropped whether a cell is not to be run
   * @param poller of this channel
   * @param waiting takes the requests that were there before the answer to a cell that fails
   * @return whether the cells among them are to be dropped
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // as the handlers are kept by the base
  private boolean answer(
      Message<?> request, boolean isDropped, ZMQ.Poller poller, Deque<Message<?>> waiting) {
    MessageType<?> type = request.getHeader().getType();
    ShellHandler handler = connection.getHandler(type);
    if (handler == null) {
      return false;
    }
    CellReply reply = (CellReply) connection.prepareReplyEnv(this, request);
    try {
      if (isDropped && type.equals(MessageType.EXECUTE_REQUEST)) {
        reply.setBusyDeferIdle();
        reply.reply(new CellReply.Aborted());
      } else {
        handler.handle(reply, request);
      }
    } catch (Exception e) {
      // One bad request must not end the kernel; what a cell throws does not come here.
      logger.warn("a request could not be answered", e);
    }
    while (reply.dropsQueue() && poller.poll(QUEUE_MS) > 0) {
      waiting.addLast(readMessage());
    }
    finish(reply);
    return reply.dropsQueue();
  }

  private void finish(CellReply reply) {
    reply.resolveDeferrals();
    if (reply.isMarkedForShutdown()) {
      shutdown.run();
    }
  }
}
