import { z } from 'zod';
import { calls } from '../../shared/contract/calls.ts';
import { errorCodes } from '../../shared/contract/errors.ts';
import { type RouteName, routes } from '../../shared/contract/routes.ts';

interface Schemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

/** The contract as OpenAPI 3.1. */
export function openApi(): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const [method, path] = routes[name];
    const template = path.replace(/:(\w+)/g, '{$1}');
    const methods = (paths[template] ??= {});
    methods[method.toLowerCase()] = operation(name, calls[name]);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Second Draft',
      version: '1',
      description:
        'Times are milliseconds since 1970, days ISO 8601. Calls other than GET need the Origin header of the installation. ' +
        'Unknown and forbidden things are both 404.',
    },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'session' } },
      schemas: {
        Error: {
          type: 'object',
          required: ['error'],
          properties: {
            error: {
              type: 'object',
              required: ['code', 'message'],
              properties: {
                code: { type: 'string', enum: errorCodes },
                message: { type: 'string' },
                details: { type: 'object' },
              },
            },
          },
        },
      },
    },
    security: [{ session: [] }],
  };
}

function operation(name: RouteName, schemas: Schemas): object {
  return {
    operationId: name,
    parameters: [...parameters('path', schemas.params), ...parameters('query', schemas.query)],
    ...(schemas.body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: jsonSchema(schemas.body, 'input') } },
      },
    }),
    responses: {
      200: {
        description: 'Done',
        content: { 'application/json': { schema: jsonSchema(schemas.answer, 'output') } },
      },
      default: {
        description: 'Refused',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  };
}

function parameters(place: 'path' | 'query', schema: z.ZodType | undefined): object[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, 'input');
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io });
  return rest;
}
