// A PKCS#11 module that misbehaves as BEHAVIOUR says: one token, no objects, only what a test needs of the interface.
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <pkcs11/pkcs11.h>

enum { ABORTS, HANGS, LOCKED, LAST_TRY, PAD, REMOVED };

static CK_RV initialize(CK_VOID_PTR arguments) {
  (void)arguments;
  if (BEHAVIOUR == ABORTS) abort();
  if (BEHAVIOUR == HANGS) for (;;) sleep(1);
  return CKR_OK;
}
static CK_RV slots(CK_BBOOL present, CK_SLOT_ID_PTR list, CK_ULONG_PTR count) {
  (void)present;
  if (list) list[0] = 1;
  *count = 1;
  return CKR_OK;
}
static CK_RV token(CK_SLOT_ID slot, CK_TOKEN_INFO_PTR info) {
  (void)slot;
  memset(info, ' ', sizeof *info);
  memcpy(info->label, "Stub", 4);
  memcpy(info->serialNumber, "1", 1);
  info->flags = CKF_TOKEN_INITIALIZED | CKF_LOGIN_REQUIRED | CKF_USER_PIN_INITIALIZED;
  if (BEHAVIOUR == LOCKED) info->flags |= CKF_USER_PIN_LOCKED;
  if (BEHAVIOUR == LAST_TRY) info->flags |= CKF_USER_PIN_FINAL_TRY;
  if (BEHAVIOUR == PAD) info->flags |= CKF_PROTECTED_AUTHENTICATION_PATH;
  return CKR_OK;
}
static CK_RV mechanisms(CK_SLOT_ID slot, CK_MECHANISM_TYPE_PTR list, CK_ULONG_PTR count) {
  (void)slot;
  if (list) list[0] = CKM_ECDSA;
  *count = 1;
  return CKR_OK;
}
static CK_RV open_session(CK_SLOT_ID slot, CK_FLAGS flags, CK_VOID_PTR application, CK_NOTIFY notify, CK_SESSION_HANDLE_PTR session) {
  (void)slot; (void)flags; (void)application; (void)notify;
  *session = 1;
  return CKR_OK;
}
static CK_RV close_session(CK_SESSION_HANDLE session) { (void)session; return CKR_OK; }
static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR_PTR pin, CK_ULONG length) {
  (void)session; (void)user; (void)pin;
  if (BEHAVIOUR == PAD) return length == 0 ? CKR_FUNCTION_CANCELED : CKR_PIN_INCORRECT;
  if (BEHAVIOUR == REMOVED) return CKR_DEVICE_REMOVED;
  return CKR_PIN_INCORRECT;
}
static CK_RV find_start(CK_SESSION_HANDLE session, CK_ATTRIBUTE_PTR template, CK_ULONG count) { (void)session; (void)template; (void)count; return CKR_OK; }
static CK_RV find(CK_SESSION_HANDLE session, CK_OBJECT_HANDLE_PTR objects, CK_ULONG most, CK_ULONG_PTR count) { (void)session; (void)objects; (void)most; *count = 0; return CKR_OK; }
static CK_RV find_end(CK_SESSION_HANDLE session) { (void)session; return CKR_OK; }

static CK_FUNCTION_LIST functions = {
  .version = {2, 40}, .C_Initialize = initialize, .C_GetSlotList = slots, .C_GetTokenInfo = token, .C_GetMechanismList = mechanisms, .C_OpenSession = open_session, .C_CloseSession = close_session,
  .C_Login = login, .C_FindObjectsInit = find_start, .C_FindObjects = find, .C_FindObjectsFinal = find_end,
};
CK_RV C_GetFunctionList(CK_FUNCTION_LIST_PTR_PTR list) { *list = &functions; return CKR_OK; }
