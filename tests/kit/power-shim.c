/*
 * Writes down, in their order, what a process does to the files below POWER_FOLDER and sends to its sockets, so that
 * a power cut can be replayed at any point. Loaded by LD_PRELOAD; the format is read by power-recording.ts.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* The numbers that power-recording.ts knows. */
enum { WRITE = 1, TRUNCATE = 2, SYNC_BEGUN = 3, SYNC_DONE = 4, CREATE = 5, UNLINK = 6, RENAME = 7, SEND = 8 };

#define LIMIT 4096
static char *paths[LIMIT]; /* of the open files below the folder, by descriptor */
static char folder[PATH_MAX];
static int record = -1;
static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) static __typeof__(name) *real; if (!real) real = dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void start(void) {
  const char *to = getenv("POWER_RECORD"), *of = getenv("POWER_FOLDER");
  if (!to || !of || !realpath(of, folder)) return;
  record = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* One record: kind, name, number, data. Called with the lock held. */
static void note(uint32_t kind, const char *name, uint64_t number, const struct iovec *data, int count, size_t length) {
  struct { uint32_t kind, name; uint64_t number, data; } head = {kind, (uint32_t)strlen(name), number, length};
  struct iovec parts[66] = {{&head, sizeof head}, {(void *)name, head.name}};
  int n = 2;
  for (int i = 0; i < count && length > 0 && n < 66; i++) {
    size_t some = data[i].iov_len < length ? data[i].iov_len : length;
    parts[n++] = (struct iovec){data[i].iov_base, some};
    length -= some;
  }
  int before = errno;
  if (length > 0 || syscall(SYS_writev, record, parts, n) < 0) abort();
  errno = before;
}

static void noteOne(uint32_t kind, const char *name, uint64_t number, const void *data, size_t length) {
  struct iovec one = {(void *)data, length};
  note(kind, name, number, &one, 1, length);
}

static const char *pathOf(int fd) { return record >= 0 && fd >= 0 && fd < LIMIT ? paths[fd] : NULL; }

/* The other end's port, or 0 for what is no TCP socket. */
static unsigned portOf(int fd) {
  struct sockaddr_storage peer;
  socklen_t size = sizeof peer;
  if (record < 0 || getpeername(fd, (struct sockaddr *)&peer, &size) != 0) return 0;
  if (peer.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&peer)->sin_port);
  if (peer.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&peer)->sin6_port);
  return 0;
}

static void below(const char *path, char *full) {
  full[0] = 0;
  if (record < 0 || !realpath(path, full)) return;
  size_t n = strlen(folder);
  if (strncmp(full, folder, n) != 0 || (full[n] != '/' && full[n] != 0)) full[0] = 0;
}

static int opened(int fd, const char *path, int existed) {
  if (fd < 0 || fd >= LIMIT) return fd;
  char full[PATH_MAX];
  int before = errno;
  below(path, full);
  if (full[0]) {
    pthread_mutex_lock(&order);
    paths[fd] = strdup(full);
    if (!existed) noteOne(CREATE, full, 0, NULL, 0);
    pthread_mutex_unlock(&order);
  }
  errno = before;
  return fd;
}

#define OPEN(name)                                                    \
  int name(const char *path, int flags, ...) {                        \
    REAL(name);                                                       \
    va_list more;                                                     \
    va_start(more, flags);                                            \
    mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;         \
    va_end(more);                                                     \
    int existed = !(flags & O_CREAT) || faccessat(AT_FDCWD, path, F_OK, 0) == 0; \
    int fd = real(path, flags, mode);                                 \
    if (fd >= 0 && (flags & O_TRUNC) && existed) ftruncate(fd, 0);    \
    return opened(fd, path, existed);                                 \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  REAL(close);
  if (pathOf(fd)) {
    pthread_mutex_lock(&order);
    free(paths[fd]);
    paths[fd] = NULL;
    pthread_mutex_unlock(&order);
  }
  return real(fd);
}

#define PWRITE(name, offset_t)                                        \
  ssize_t name(int fd, const void *data, size_t length, offset_t at) {\
    REAL(name);                                                       \
    const char *path = pathOf(fd);                                    \
    if (!path) return real(fd, data, length, at);                     \
    pthread_mutex_lock(&order);                                       \
    ssize_t done = real(fd, data, length, at);                        \
    if (done > 0) noteOne(WRITE, path, at, data, done);               \
    pthread_mutex_unlock(&order);                                     \
    return done;                                                      \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATED(name, offset_t)                                     \
  int name(int fd, offset_t to) {                                     \
    REAL(name);                                                       \
    const char *path = pathOf(fd);                                    \
    if (!path) return real(fd, to);                                   \
    pthread_mutex_lock(&order);                                       \
    int done = real(fd, to);                                          \
    if (done == 0) noteOne(TRUNCATE, path, to, NULL, 0);              \
    pthread_mutex_unlock(&order);                                     \
    return done;                                                      \
  }
TRUNCATED(ftruncate, off_t)
TRUNCATED(ftruncate64, off64_t)

#define SYNCED(name)                                                  \
  int name(int fd) {                                                  \
    REAL(name);                                                       \
    char path[PATH_MAX] = "";                                         \
    if (pathOf(fd)) {                                                 \
      pthread_mutex_lock(&order);                                     \
      if (paths[fd]) strcpy(path, paths[fd]);                         \
      noteOne(SYNC_BEGUN, path, 0, NULL, 0);                          \
      pthread_mutex_unlock(&order);                                   \
    }                                                                 \
    int done = real(fd);                                              \
    if (path[0] && done == 0) {                                       \
      pthread_mutex_lock(&order);                                     \
      noteOne(SYNC_DONE, path, 0, NULL, 0);                           \
      pthread_mutex_unlock(&order);                                   \
    }                                                                 \
    return done;                                                      \
  }
SYNCED(fsync)
SYNCED(fdatasync)

int unlink(const char *path) {
  REAL(unlink);
  char full[PATH_MAX];
  below(path, full);
  if (!full[0]) return real(path);
  pthread_mutex_lock(&order);
  int done = real(path);
  if (done == 0) noteOne(UNLINK, full, 0, NULL, 0);
  pthread_mutex_unlock(&order);
  return done;
}

int rename(const char *from, const char *to) {
  REAL(rename);
  char full[PATH_MAX], after[PATH_MAX];
  below(from, full);
  if (!full[0]) return real(from, to);
  pthread_mutex_lock(&order);
  int done = real(from, to);
  below(to, after);
  if (done == 0) noteOne(RENAME, full, 0, after, strlen(after));
  pthread_mutex_unlock(&order);
  return done;
}

static void sent(int fd, const struct iovec *data, int count, ssize_t done) {
  unsigned port = done > 0 ? portOf(fd) : 0;
  if (port) note(SEND, "", port, data, count, done);
}

ssize_t write(int fd, const void *data, size_t length) {
  REAL(write);
  if (record < 0) return real(fd, data, length);
  struct iovec one = {(void *)data, length};
  const char *path = pathOf(fd);
  if (!path && !portOf(fd)) return real(fd, data, length);
  pthread_mutex_lock(&order);
  ssize_t done = real(fd, data, length);
  if (path && done > 0) noteOne(WRITE, path, lseek(fd, 0, SEEK_CUR) - done, data, done);
  if (!path) sent(fd, &one, 1, done);
  pthread_mutex_unlock(&order);
  return done;
}

ssize_t writev(int fd, const struct iovec *data, int count) {
  REAL(writev);
  if (!portOf(fd)) return real(fd, data, count);
  pthread_mutex_lock(&order);
  /* A record holds 64 pieces; the caller sends the rest again, as after any short write. */
  ssize_t done = real(fd, data, count < 64 ? count : 64);
  sent(fd, data, count, done);
  pthread_mutex_unlock(&order);
  return done;
}

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  REAL(sendmsg);
  if (!portOf(fd)) return real(fd, message, flags);
  pthread_mutex_lock(&order);
  struct msghdr some = *message;
  if (some.msg_iovlen > 64) some.msg_iovlen = 64;
  ssize_t done = real(fd, &some, flags);
  sent(fd, some.msg_iov, some.msg_iovlen, done);
  pthread_mutex_unlock(&order);
  return done;
}
